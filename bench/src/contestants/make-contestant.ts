import { makeEvents } from '../events/segment-events'
import type { EventSize, SegmentEvent } from '../events/segment-events'
import { barest } from './barest-destination'
import type { Contestant, ContestantName } from './contestant'
import { batches, singleEvents } from './destination-contestant'
import { batchesOfFile, eventsOfFile } from './events-of-file'
import { ours, published } from './installed-destinations'
import { trustEverywhere } from './trust-everywhere'
import { undiciContestant } from './undici-contestant'

/** What a contestant's process needs to know. */
export interface ContestantOptions {
  name: ContestantName
  /** PEM */
  certificate: string
  size: EventSize
  /** For those that batch. */
  eventsPerBatch?: number
  /** For those that read a file: NDJSON. */
  file?: string
}

/** How many different events a contestant has: those of 1 kB fill four batches of 1,000. */
const EVENTS = { '1 kB': 4000, '32 kB': 300 } as const

/** Makes the contestant. In its own process: what is loaded for another one would not leave it alone. */
export function makeContestant(options: ContestantOptions): Contestant {
  const { name, certificate, size, eventsPerBatch = 1, file = '' } = options
  trustEverywhere(certificate)
  if (name === 'ours-from-file') return singleEvents(ours(), eventsOfFile(file))
  if (name === 'ours-batched-from-file') return batches(ours(), eventsPerBatch, batchesOfFile(file, eventsPerBatch))

  const events = makeEvents(EVENTS[size], size)
  const nextEvent = (index: number) => events[index % events.length] as SegmentEvent
  const ready = Array.from({ length: Math.floor(events.length / eventsPerBatch) }, (_, batch) =>
    events.slice(batch * eventsPerBatch, (batch + 1) * eventsPerBatch)
  )
  const nextBatch = (index: number) => ready[index % ready.length] as SegmentEvent[]
  const bodyOf = (batch: SegmentEvent[]) => JSON.stringify({ events: batch })

  switch (name) {
    case 'ours':
      return singleEvents(ours(), nextEvent)
    case 'published':
      return singleEvents(published(), nextEvent)
    case 'barest':
      return singleEvents(barest(), nextEvent)
    case 'undici':
      return undiciContestant(certificate, 1, (index) => JSON.stringify(nextEvent(index)))
    case 'ours-batched':
      return batches(ours(), eventsPerBatch, nextBatch)
    case 'barest-batched':
      return batches(barest(), eventsPerBatch, nextBatch)
    case 'undici-batched': {
      const bodies = ready.map(bodyOf)
      return undiciContestant(certificate, eventsPerBatch, (index) => bodies[index % bodies.length] as string)
    }
    case 'stringify-batched':
      return { eventsPerCall: eventsPerBatch, aimAt: () => (index) => bodyOf(nextBatch(index)) }
  }
}
