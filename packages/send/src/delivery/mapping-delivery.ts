import type { SegmentEvent } from '@segment/actions-core'
import type { Outcome } from './outcome'

/** Delivers events by one mapping. */
export interface MappingDelivery {
  /** @param bytes of the event as JSON, about */
  deliver(event: SegmentEvent, bytes: number): Promise<Outcome>
  /** No more events come before some of those that were given have ended. */
  blocked(): void
  /** No more events come. */
  ending(): void
}
