import { TIMERS, waitMs } from '@actions-movable-ink/runtime'
import type { Attempt } from '@actions-movable-ink/runtime'

/** Waits between looks at a destination that takes nothing, in milliseconds. A look is one request. */
const WAITS = { firstWaitMs: 250, longestWaitMs: 10_000 }

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

  /** Whether the destination took nothing lately: one request is enough then to see whether it does again. */
  get isProbing(): boolean {
    return this.#failures > 0
  }

  /** How long it still is, in milliseconds. */
  get remainingMs(): number {
    return Math.max(0, this.#until - this.now())
  }

  /** To be told of every attempt. */
  note(attempt: Attempt): void {
    if (attempt.kind === 'refused' && attempt.retryable) return this.#noteFailure(attempt)
    // An event that was at fault itself, so that nothing was sent, says nothing of the destination.
    if (attempt.kind !== 'delivered' && attempt.request === undefined) return
    this.#failures = 0
    this.#until = 0
  }

  #noteFailure(attempt: Extract<Attempt, { kind: 'refused' }>): void {
    // What was under way when the pause began fails as well, and says nothing new.
    if (attempt.notSent || this.remainingMs > 0) return
    this.#failures++
    this.#until = this.now() + this.#lengthMs(attempt.retryAfterMs)
  }

  #lengthMs(askedMs: number | undefined): number {
    if (askedMs === undefined) return waitMs(WAITS, this.#failures, this.random)
    return Math.min(Math.max(askedMs, WAITS.firstWaitMs), this.longestMs)
  }
}
