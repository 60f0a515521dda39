import type { Attempt, RetryPolicy } from '@actions-movable-ink/runtime'
import type { SegmentEvent } from '@segment/actions-core'
import { deliver } from './deliver'
import type { Awaiting, MappingDelivery } from './mapping-delivery'
import type { Outcome } from './outcome'

/** Delivers events one by one. */
export class SingleDelivery<Result> implements MappingDelivery<Result> {
  /**
   * @param attempt undefined when it was stopped before it began
   * @param signal ends the waiting before and between attempts; an attempt under way is finished
   */
  constructor(
    private readonly attempt: (event: SegmentEvent) => Promise<Attempt | undefined>,
    private readonly retryPolicy: RetryPolicy,
    private readonly signal: AbortSignal,
    private readonly toResult: (outcome: Outcome) => Result
  ) {}

  deliver(event: SegmentEvent, _bytes: number, awaiting: Awaiting<Result>): void {
    deliver(() => this.attempt(event), this.retryPolicy, this.signal).then(
      (outcome) => awaiting.end(this.toResult(outcome)),
      (error: unknown) => awaiting.break(error)
    )
  }

  blocked(): void {
    // Nothing waits for others.
  }

  ending(): void {
    // Nothing waits for others.
  }
}
