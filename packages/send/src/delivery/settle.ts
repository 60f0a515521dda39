import type { Attempt } from '@actions-movable-ink/runtime'
import type { Outcome } from './outcome'

/** The destination's message without its promise to try again, which is for Segment: here trying is over. */
const withoutPromise = (message: string) =>
  message.replace(/ (It|This one) will be tried again\.|,? (which|and) will be tried again/g, '')

/**
 * What a delivery ends as.
 *
 * @param last its last attempt; undefined when it was stopped before the first
 * @param attempts how many there were
 */
export function settle(last: Attempt | undefined, attempts: number): Outcome {
  if (last === undefined) return { kind: 'stopped' }
  const tried = { attempts, ms: last.ms, requestId: last.requestId }
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

/** Whether an attempt ended in a failure that may pass. */
export const mayPass = (attempt: Attempt): boolean => attempt.kind === 'refused' && attempt.retryable

/** Whether a batch ended before the turn of an event came. */
export const isNotSent = (attempt: Attempt | undefined): boolean =>
  attempt?.kind === 'refused' && attempt.notSent === true
