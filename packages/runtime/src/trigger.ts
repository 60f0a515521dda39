import type { SegmentEvent } from '@segment/actions-core'
import { parseFql, validate } from '@segment/destination-subscriptions'

/**
 * Whether an event matches a trigger, which is parsed once.
 *
 * A trigger that cannot be read matches everything: the runtime reads it again, and says what is wrong with it.
 */
export function triggerOf(subscribe: string): (event: SegmentEvent) => boolean {
  const trigger = parseFql(subscribe)
  return 'error' in trigger ? () => true : (event) => validate(trigger, event)
}
