/** How often, and after which waits, a retryable failure is tried again. */
export interface RetryPolicy {
  /** Tries after the first. */
  retries: number
  /** The wait before the first of them, in milliseconds; it doubles each time, and each is randomised up to twice. */
  firstWaitMs: number
  /** The longest wait, in milliseconds. */
  longestWaitMs: number
}

/** What waiting needs of the world. */
export interface Timers {
  /** Calls back once, in so many milliseconds. What it returns cancels that. */
  after: (ms: number, callback: () => void) => () => void
  /** From 0 up to, and not including, 1. */
  random: () => number
}

export const TIMERS: Timers = {
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
  random: Math.random
}

/** The wait before the next try, in milliseconds: exponential, and randomised so that senders do not move in step. */
export function waitMs(
  { firstWaitMs, longestWaitMs }: Omit<RetryPolicy, 'retries'>,
  tries: number,
  random: Timers['random']
): number {
  return Math.min(longestWaitMs, Math.round(firstWaitMs * 2 ** (tries - 1) * (1 + random())))
}
