import { Destination } from '@segment/actions-core'
import type { JSONObject, SegmentEvent } from '@segment/actions-core'
import destination from '../../src/destinations/movable-ink'
import type { Settings } from '../../src/destinations/movable-ink/generated-types'

/** A mapping with batching switched on. */
export const batchedMapping = {
  data: { '@path': '$.' },
  enable_batching: true,
  batch_size: 1000,
  batch_bytes: 1_000_000,
  batch_keys: ['headers']
}

/** Track events that are told apart by their message id: `message-0`, `message-1` and so on. */
export const trackEvents = (count: number, change: (index: number) => Partial<SegmentEvent> = () => ({})) =>
  Array.from({ length: count }, (_, index): SegmentEvent => ({
    type: 'track',
    event: 'Product Viewed',
    messageId: `message-${index}`,
    userId: `user-${index}`,
    timestamp: new Date().toISOString(),
    ...change(index)
  }))

/**
 * Runs a batch on the path Segment's own runtime takes.
 *
 * @returns what became of each event, in their order
 */
export async function sendBatch(
  events: SegmentEvent[],
  settings: Settings,
  { mapping = batchedMapping, definition = destination }: { mapping?: JSONObject; definition?: typeof destination } = {}
) {
  const subscription = { subscribe: 'type = "track"', partnerAction: 'sendEntireEvent', mapping }
  // Settings are JSON, which their declared type does not say.
  const all = { ...settings, subscriptions: [subscription] } as unknown as JSONObject
  const [result] = await new Destination(definition).onBatch(events, all)
  return result?.multistatus ?? []
}
