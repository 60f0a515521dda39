import { PASSWORD, USERNAME } from './contestant'
import type { Call, Contestant } from './contestant'
import type { InstalledDestination } from './installed-destinations'
import type { SegmentEvent } from '../events/segment-events'

/** The next event or batch of events. From memory it is there at once. */
export type Next<Value> = (index: number) => Value | Promise<Value>

/** The fields that switch batching on in a mapping, with the sizes the destination recommends. */
const BATCHING = { enable_batching: true, batch_size: 1000, batch_bytes: 1_000_000, batch_keys: ['headers'] }

const settingsFor = (url: string, { definition }: InstalledDestination, fields: object) => {
  const subscriptions = definition.presets.map(({ subscribe, partnerAction, mapping }) => ({
    subscribe,
    partnerAction,
    mapping: { ...mapping, ...fields }
  }))
  return { username: USERNAME, password: PASSWORD, movable_ink_url: url, subscriptions }
}

/** A destination through `Destination#onEvent`, with its preset: the path Segment's runtime takes. */
export function singleEvents(installed: InstalledDestination, next: Next<SegmentEvent>): Contestant {
  const destination = new installed.core.Destination(installed.definition)
  const aimAt = (url: string): Call => {
    const settings = settingsFor(url, installed, {})
    return async (index) => {
      const event = next(index)
      const results = await destination.onEvent(event instanceof Promise ? await event : event, settings)
      // It keeps every response there, for ever.
      destination.responses.length = 0
      // An event that no trigger matches, or that failed, would be fast.
      if (results.at(-1)?.output !== 'Action Executed') throw new Error('An event was not sent.')
    }
  }
  return { eventsPerCall: 1, aimAt }
}

/** The same through `Destination#onBatch`, with batching switched on in the mapping. */
export function batches(
  installed: InstalledDestination,
  eventsPerCall: number,
  next: Next<SegmentEvent[]>
): Contestant {
  const destination = new installed.core.Destination(installed.definition)
  const aimAt = (url: string): Call => {
    const settings = settingsFor(url, installed, BATCHING)
    return async (index) => {
      const events = next(index)
      const results = await destination.onBatch(events instanceof Promise ? await events : events, settings)
      destination.responses.length = 0
      const statuses = results.flatMap(({ multistatus }) => multistatus ?? [])
      if (statuses.length === eventsPerCall && statuses.every(({ status }) => status >= 200 && status < 300)) return
      throw new Error(`A batch was not delivered: ${JSON.stringify(results).slice(0, 300)}`)
    }
  }
  return { eventsPerCall, aimAt }
}
