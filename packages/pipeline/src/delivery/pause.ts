import { TIMERS, waitMs } from '@actions-movable-ink/runtime'
import type { Attempt } from '@actions-movable-ink/runtime'

/** Waits between looks at a destination that takes nothing, in milliseconds. A look is one request. */
const WAITS = { firstWaitMs: 250, longestWaitMs: 10_000 }

/** Whether deliveries to a destination wait because it took nothing lately; `unknown` where nothing is delivered. */
export type PauseState =
  | { kind: 'none' }
  | {
      kind: 'paused'
      /** Then one request looks whether it takes something again. May be past, as that request takes its time. */
      until: Date
    }
  | { kind: 'unknown' }

/**
 * How long no new deliveries are begun at a destination: while it answers 429, or is down, each would only use up a try of
 * its own.
 */
export class Pause {
  #failures = 0
  /** When the last one began, in milliseconds since 1970. */
  #beganAt = 0
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

  /** What can be told of it. */
  get state(): PauseState {
    return this.isProbing ? { kind: 'paused', until: new Date(this.#until) } : { kind: 'none' }
  }

  /** How long it still is, in milliseconds. */
  get remainingMs(): number {
    return Math.max(0, this.#until - this.now())
  }

  /**
   * To be told of every attempt.
   *
   * @param beganAt when it began, in milliseconds since 1970
   */
  note(attempt: Attempt, beganAt: number): void {
    // What was under way when the pause began was taken before it was asked for, and does not end it.
    const isOlder = beganAt <= this.#beganAt
    if (attempt.kind === 'refused' && attempt.retryable) return this.#noteFailure(attempt, isOlder)
    // An event that was at fault itself, so that nothing was sent, says nothing of the destination.
    if (isOlder || (attempt.kind !== 'delivered' && attempt.request === undefined)) return
    this.#failures = 0
    this.#until = 0
  }

  #noteFailure({ notSent, retryAfterMs }: Extract<Attempt, { kind: 'refused' }>, isOlder: boolean): void {
    // What is older failed for the same cause, and says nothing new, unless it asks for a longer wait.
    if (notSent || (isOlder && retryAfterMs === undefined)) return
    this.#failures = isOlder ? Math.max(1, this.#failures) : this.#failures + 1
    this.#beganAt = this.now()
    this.#until = Math.max(this.#until, this.#beganAt + this.#lengthMs(retryAfterMs))
  }

  #lengthMs(askedMs: number | undefined): number {
    if (askedMs === undefined) return waitMs(WAITS, this.#failures, this.random)
    return Math.min(Math.max(askedMs, WAITS.firstWaitMs), this.longestMs)
  }
}
