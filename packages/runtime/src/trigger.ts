import type { SegmentEvent } from '@segment/actions-core'
import { validate } from '@segment/destination-subscriptions'
import { readTrigger } from './read-trigger'

/**
 * Whether an event matches a trigger, which is parsed once.
 *
 * A trigger that cannot be read matches everything: the runtime reads it again, and says what is wrong with it.
 */
export function triggerOf(subscribe: string): (event: SegmentEvent) => boolean {
  const reading = readTrigger(subscribe)
  return reading === undefined ? () => true : (event) => validate(reading.parsed, event)
}
