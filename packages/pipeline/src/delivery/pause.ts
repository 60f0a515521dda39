import { TIMERS, waitMs } from '@actions-movable-ink/runtime'
import type { Attempt } from '@actions-movable-ink/runtime'

/** Waits between looks at a destination that takes nothing, in milliseconds. */
const WAITS = { firstWaitMs: 250, longestWaitMs: 30_000 }

/**
 * How long no new deliveries are begun at a destination: while it answers 429, or is down, each would only use up a try of
 * its own.
 */
export class Pause {
  #failures = 0
  #until = 0

  /** @param longestMs the longest pause that an answer may ask for with `Retry-After` */
  constructor(
    private readonly longestMs: number,
    private readonly now: () => number = Date.now,
    private readonly random: () => number = TIMERS.random
  ) {}

  /** How long it still is, in milliseconds. */
  get remainingMs(): number {
    return Math.max(0, this.#until - this.now())
  }

  /** To be told of every attempt. */
  note(attempt: Attempt): void {
    if (attempt.kind !== 'refused' || !attempt.retryable) {
      this.#failures = 0
      this.#until = 0
      return
    }
    // What was under way when the pause began fails as well, and says nothing new.
    if (attempt.notSent || this.remainingMs > 0) return
    this.#failures++
    const askedMs = Math.min(attempt.retryAfterMs ?? 0, this.longestMs)
    this.#until = this.now() + Math.max(askedMs, waitMs(WAITS, this.#failures, this.random))
  }
}
