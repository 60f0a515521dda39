import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { makeEvents } from '../events/segment-events'
import type { EventSize, SegmentEvent } from '../events/segment-events'
import type { Contestant, ContestantName } from './contestant'
import { batches, singleEvents, trustEverywhere } from './destination-contestant'
import type { ActionsCore, Definition } from './destination-contestant'
import { undiciContestant } from './undici-contestant'

/** What a contestant's process needs to know. */
export interface ContestantOptions {
  name: ContestantName
  /** PEM */
  certificate: string
  size: EventSize
  /** For those that batch. */
  eventsPerBatch?: number
}

/** How many different events a contestant has: those of 1 kB fill four batches of 1,000. */
const EVENTS = { '1 kB': 4000, '32 kB': 300 } as const

const ROOT = join(__dirname, '../../..')

/** Ours, as it ships: compiled, with the actions-core of the repository. */
const ours = () => ({
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  core: require(join(ROOT, 'node_modules/@segment/actions-core')) as ActionsCore,
  definition: (require(join(ROOT, 'dist')) as { movableInk: Definition }).movableInk
})

/** The published one, as it was installed, with the actions-core that was installed with it. */
const published = () => ({
  core: require('@segment/actions-core') as ActionsCore,
  definition: (require('@segment/action-destinations/dist/destinations/movable-ink') as { default: Definition }).default
})

/** Makes the contestant. In its own process: what is loaded for another one would not leave it alone. */
export function makeContestant({ name, certificate, size, eventsPerBatch = 1 }: ContestantOptions): Contestant {
  trustEverywhere(certificate)
  const events = makeEvents(EVENTS[size], size)
  const nextEvent = (index: number) => events[index % events.length] as SegmentEvent
  const ready = Array.from({ length: Math.floor(events.length / eventsPerBatch) }, (_, batch) =>
    events.slice(batch * eventsPerBatch, (batch + 1) * eventsPerBatch)
  )
  const nextBatch = (index: number) => ready[index % ready.length] as SegmentEvent[]
  const bodyOf = (batch: SegmentEvent[]) => JSON.stringify({ events: batch })

  switch (name) {
    case 'ours':
      return singleEvents(ours().core, ours().definition, nextEvent)
    case 'published':
      return singleEvents(published().core, published().definition, nextEvent)
    case 'undici':
      return undiciContestant(certificate, 1, (index) => JSON.stringify(nextEvent(index)))
    case 'ours-batched':
      return batches(ours().core, ours().definition, eventsPerBatch, nextBatch)
    case 'undici-batched': {
      const bodies = ready.map(bodyOf)
      return undiciContestant(certificate, eventsPerBatch, (index) => bodies[index % bodies.length] as string)
    }
    case 'stringify-batched':
      return { eventsPerCall: eventsPerBatch, aimAt: () => (index) => bodyOf(nextBatch(index)) }
  }
}
