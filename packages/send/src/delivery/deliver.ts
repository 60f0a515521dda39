import { TIMERS, waitMs } from '@actions-movable-ink/runtime'
import type { Attempt, RetryPolicy, Timers } from '@actions-movable-ink/runtime'
import type { Outcome } from './outcome'
import { mayPass, settle } from './settle'

/** Waits, but not on when the signal is aborted. */
const wait = (ms: number, signal: AbortSignal, { after }: Timers) =>
  new Promise<void>((resolve) => {
    const done = () => {
      cancel()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const cancel = after(ms, done)
    signal.addEventListener('abort', done)
  })

/**
 * Delivers one event: attempts it, and after a retryable failure again with randomised exponential backoff.
 *
 * @param attempt undefined when it was stopped before it began
 * @param signal ends the waiting before and between attempts; an attempt under way is finished
 */
export async function deliver(
  attempt: () => Promise<Attempt | undefined>,
  policy: RetryPolicy,
  signal: AbortSignal,
  timers = TIMERS
): Promise<Outcome> {
  let last: Attempt | undefined
  for (let tries = 0; ; tries++) {
    const next = signal.aborted ? undefined : await attempt()
    if (next === undefined) return settle(last, tries)
    last = next
    if (!mayPass(last) || tries === policy.retries || signal.aborted) return settle(last, tries + 1)
    await wait(waitMs(policy, tries + 1, timers.random), signal, timers)
  }
}
