import type { SegmentEvent } from '@segment/actions-core'

/** Who is told how a delivery ended. Not a promise: a million of them, and what hangs on each, take seconds. [measured] */
export interface Awaiting<Result> {
  end(result: Result): void
  /** Instead, when delivering broke: a bug. */
  break(error: unknown): void
}

/** Delivers events by one mapping. */
export interface MappingDelivery<Result> {
  /**
   * Delivers an event: attempts it, and after a retryable failure again with randomised exponential backoff.
   *
   * @param bytes of the event as JSON, about
   */
  deliver(event: SegmentEvent, bytes: number, awaiting: Awaiting<Result>): void
  /** To be told when no more events come before some of those that were given have ended. */
  blocked(): void
  /** To be told when no more events come. */
  ending(): void
}
