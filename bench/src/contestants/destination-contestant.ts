import { globalAgent } from 'node:https'
import { createSecureContext } from 'node:tls'
import type { SecureContext } from 'node:tls'
import { PASSWORD, USERNAME } from './contestant'
import type { Call, Contestant } from './contestant'
import type { SegmentEvent } from '../events/segment-events'

/** The part of actions-core's `Destination` that is used. Two copies of actions-core are measured, ours and theirs. */
interface Destination {
  responses: unknown[]
  onEvent(event: SegmentEvent, settings: object): Promise<unknown>
  onBatch(events: SegmentEvent[], settings: object): Promise<{ multistatus?: { status: number }[] }[]>
}

/** A destination's definition, with what a mapping of it needs. */
export interface Definition {
  presets: { subscribe: string; partnerAction: string; mapping: object }[]
}

/** actions-core, as far as it is used. */
export interface ActionsCore {
  Destination: new (definition: Definition) => Destination
}

/** The fields that switch batching on in a mapping, with the sizes the destination recommends. */
const BATCHING = { enable_batching: true, batch_size: 1000, batch_bytes: 1_000_000, batch_keys: ['headers'] }

/** Makes this process's global agent, which actions-core's client uses, trust a certificate. */
export function trustEverywhere(certificate: string): void {
  // Not `ca`: the agent would write it into the name it looks connections up by, for each request.
  const options: { secureContext?: SecureContext } = globalAgent.options
  options.secureContext = createSecureContext({ ca: certificate })
}

const settingsFor = (url: string, { presets }: Definition, fields: object) => {
  const subscriptions = presets.map(({ subscribe, partnerAction, mapping }) => ({
    subscribe,
    partnerAction,
    mapping: { ...mapping, ...fields }
  }))
  return { username: USERNAME, password: PASSWORD, movable_ink_url: url, subscriptions }
}

/** A destination through `Destination#onEvent`, with its preset: the path Segment's runtime takes. */
export function singleEvents(
  core: ActionsCore,
  definition: Definition,
  next: (index: number) => SegmentEvent
): Contestant {
  const destination = new core.Destination(definition)
  const aimAt = (url: string): Call => {
    const settings = settingsFor(url, definition, {})
    return async (index) => {
      await destination.onEvent(next(index), settings)
      // It keeps every response there, for ever.
      destination.responses.length = 0
    }
  }
  return { eventsPerCall: 1, aimAt }
}

/** The same through `Destination#onBatch`, with batching switched on in the mapping. */
export function batches(
  core: ActionsCore,
  definition: Definition,
  eventsPerCall: number,
  next: (index: number) => SegmentEvent[]
): Contestant {
  const destination = new core.Destination(definition)
  const aimAt = (url: string): Call => {
    const settings = settingsFor(url, definition, BATCHING)
    return async (index) => {
      const results = await destination.onBatch(next(index), settings)
      destination.responses.length = 0
      const statuses = results.flatMap(({ multistatus }) => multistatus ?? [])
      if (statuses.length === eventsPerCall && statuses.every(({ status }) => status >= 200 && status < 300)) return
      throw new Error(`A batch was not delivered: ${JSON.stringify(results).slice(0, 300)}`)
    }
  }
  return { eventsPerCall, aimAt }
}
