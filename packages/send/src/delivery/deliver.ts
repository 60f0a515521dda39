import pRetry from 'p-retry'
import type { Attempt } from './attempt'
import type { Outcome } from './outcome'

/** How often, and after which waits, a retryable failure is tried again. */
export interface RetryPolicy {
  /** Tries after the first. */
  retries: number
  /** The wait before the first of them, in milliseconds; it doubles each time, and each is randomised up to twice. */
  firstWaitMs: number
  /** The longest wait, in milliseconds. */
  longestWaitMs: number
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = { retries: 5, firstWaitMs: 250, longestWaitMs: 30_000 }

/** Tells p-retry to try again. */
class TryAgain extends Error {}

/** The destination's message without its promise to try again, which is for Segment: here trying is over. */
const withoutPromise = (message: string) =>
  message.replace(/ (It|This one) will be tried again\.|,? (which|and) will be tried again/g, '')

function settle(attempts: readonly Attempt[]): Outcome {
  const last = attempts.at(-1)
  if (last === undefined) return { kind: 'stopped' }
  const tried = { attempts: attempts.length, ms: last.ms, requestId: last.requestId }
  switch (last.kind) {
    case 'notMatched':
      return { kind: 'notMatched' }
    case 'delivered':
      return { kind: 'delivered', status: last.status, ...tried }
    case 'refused':
      return {
        kind: last.retryable ? 'failed' : 'discarded',
        status: last.status,
        message: withoutPromise(last.message),
        ...tried
      }
  }
}

/**
 * Delivers one event: attempts it, and after a retryable failure again with randomised exponential backoff.
 *
 * @param signal ends the waiting before and between attempts; an attempt under way is finished
 */
export async function deliver(
  attempt: () => Promise<Attempt>,
  { retries, firstWaitMs, longestWaitMs }: RetryPolicy,
  signal: AbortSignal
): Promise<Outcome> {
  const attempts: Attempt[] = []
  const attemptOnce = async () => {
    const result = await attempt()
    attempts.push(result)
    if (result.kind === 'refused' && result.retryable) throw new TryAgain()
  }
  try {
    await pRetry(attemptOnce, { retries, minTimeout: firstWaitMs, maxTimeout: longestWaitMs, randomize: true, signal })
  } catch (error) {
    if (!(error instanceof TryAgain) && !signal.aborted) throw error
  }
  return settle(attempts)
}
