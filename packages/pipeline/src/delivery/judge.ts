import { waitMs } from '@actions-movable-ink/runtime'
import type { Attempt, RetryPolicy } from '@actions-movable-ink/runtime'
import { reasonOf } from './reason'

/** What becomes of a delivery after an attempt. */
export type Verdict =
  | { state: 'delivered' }
  /** Final: trying again would not change it. */
  | { state: 'discarded'; reason: string; message: string }
  /** Final: it was tried for as long as is allowed. */
  | { state: 'dead'; reason: string; message: string }
  | { state: 'retrying'; reason: string; message: string; nextTryAt: number; retryUntil: number }

/** For how long, and after which waits, a delivery is tried again. */
export interface DeliveryRetryPolicy extends Omit<RetryPolicy, 'retries'> {
  /** How long after its first failure, in milliseconds. */
  windowMs: number
  /** The longest wait that an answer may ask for with `Retry-After`, in milliseconds. */
  longestRetryAfterMs: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Segment tries for four hours, with randomised exponential backoff [documented]; the waits are ours. */
export const RETRY_POLICY: DeliveryRetryPolicy = {
  firstWaitMs: SECOND,
  longestWaitMs: 10 * MINUTE,
  windowMs: 4 * HOUR,
  longestRetryAfterMs: HOUR
}

/** An event of a batch whose turn did not come waits this long; it costs no try. In milliseconds. */
const NEXT_TURN_MS = SECOND

/** What is known of a delivery before its verdict. */
export interface Tried {
  /** How many attempts there were, the last one included. */
  attempts: number
  /** Until when it is tried, in milliseconds since 1970; undefined before its first failure. */
  retryUntil?: number
}

const NOT_MATCHED = {
  state: 'discarded',
  reason: 'NO_MATCHING_MAPPING',
  message: 'The trigger of the mapping was changed after the event was queued, and no longer matches it.'
} as const

/**
 * How many attempts there can have been since the window was opened, as each waited twice as long as the one before. What
 * is sent again has more behind it, for which it does not wait any longer.
 */
function mostInWindow(openForMs: number, { firstWaitMs }: DeliveryRetryPolicy): number {
  return 1 + Math.floor(Math.log2(1 + Math.max(0, openForMs) / firstWaitMs))
}

/** Decides what becomes of a delivery. */
export function judge(
  attempt: Attempt,
  { attempts, retryUntil }: Tried,
  policy: DeliveryRetryPolicy,
  now: number,
  random: () => number
): Verdict {
  if (attempt.kind === 'delivered') return { state: 'delivered' }
  if (attempt.kind === 'notMatched') return NOT_MATCHED
  const { status, message, retryable, notSent = false, retryAfterMs = 0 } = attempt
  const because = { reason: reasonOf(status, message), message }
  if (!retryable) return { state: 'discarded', ...because }
  const until = retryUntil ?? now + policy.windowMs
  const tries = Math.min(attempts, mostInWindow(now + policy.windowMs - until, policy))
  const backoffMs = notSent ? NEXT_TURN_MS : waitMs(policy, tries, random)
  const nextTryAt = now + Math.max(backoffMs, Math.min(retryAfterMs, policy.longestRetryAfterMs))
  return nextTryAt > until
    ? { state: 'dead', ...because }
    : { state: 'retrying', ...because, nextTryAt, retryUntil: until }
}
