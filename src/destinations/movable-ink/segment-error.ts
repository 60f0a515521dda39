import { APIError, IntegrationError, InvalidAuthenticationError, RetryableError } from '@segment/actions-core'
import type { Answer } from './answer'
import { conceal } from './conceal'
import { classifyFailure } from './failure'
import type { Settings } from './generated-types'
import type { Payload } from './sendEntireEvent/generated-types'

/** The longest message of Movable Ink's own that is passed on, in characters. */
const MAX_QUOTED_LENGTH = 500

type RetryableStatus = NonNullable<ConstructorParameters<typeof RetryableError>[1]>

/** The statuses `RetryableError` declares. A retryable answer with any other status is reported as 503. */
const RETRYABLE_STATUSES: readonly RetryableStatus[] = [
  408, 423, 429, 500, 502, 503, 504, 505, 506, 507, 508, 509, 510, 511, 598, 599
]

/** The status to report for an answer that Segment should try again; undefined for one that it should not. */
function retryableStatus(status: number): RetryableStatus | undefined {
  const declared = RETRYABLE_STATUSES.find((candidate) => candidate === status)
  return declared ?? (status >= 500 && status < 600 && status !== 501 ? 503 : undefined)
}

/** One of Segment's own classes of error, whose status decides whether Segment tries again. */
export type SegmentError = IntegrationError | InvalidAuthenticationError | APIError | RetryableError

/** What was sent in a request. */
export interface Sent {
  settings: Settings
  /** The events it carried; none for the check of the credentials. */
  payloads?: readonly Payload[]
  /** Whether they went as a batch, which another event mapping at Movable Ink may have to read. */
  asBatch?: boolean
}

/** What an answer means to the person who reads it in Event Delivery, and what they can do. */
function explainStatus(status: number, { asBatch = false }: Sent): string {
  switch (status) {
    case 400:
    case 422:
      return asBatch
        ? `Movable Ink rejected the event (${status}), sent in a batch. Check that an event mapping at Movable Ink is active, fits this event and reads batches ({"events":[…]}); if it does not, switch off Batch Data to Movable Ink.`
        : `Movable Ink rejected the event (${status}). Check that an event mapping at Movable Ink is active and fits this event.`
    case 401:
      return 'Movable Ink refused the credentials (401). Check the Username and Access Secret settings.'
    case 403:
      return 'Movable Ink does not allow these credentials to send to this endpoint (403). Check the Username and Movable Ink URL settings, or ask Movable Ink for access.'
    case 404:
      return 'Movable Ink does not know this endpoint (404). Check that the Movable Ink URL setting is exactly the one Movable Ink gave you.'
    case 413:
      return 'Movable Ink rejected the event as too large (413): a request must be smaller than 2 MB. Map less into the Data field.'
    case 429:
      return 'Movable Ink is receiving events too fast (429). This one will be tried again.'
    default:
      return retryableStatus(status) === undefined
        ? `Movable Ink rejected the event (${status}). Ask Movable Ink why.`
        : `Movable Ink could not take the event (${status}). It will be tried again.`
  }
}

function shorten(text: string): string {
  const characters = Array.from(text)
  return characters.length > MAX_QUOTED_LENGTH ? `${characters.slice(0, MAX_QUOTED_LENGTH - 1).join('')}…` : text
}

/** A sentence without its full stop, for within one that has its own. */
const withoutFullStop = (text: string) => text.replace(/(?<=[^.])\.$/, '')

/** The error for an answer that is not a success. */
function answeredError({ status, message, requestId, redirectHost }: Answer, sent: Sent): SegmentError {
  const quotable = (text: string) => shorten(conceal(text, sent.settings, sent.payloads).trim())
  const quoted =
    (message === undefined ? '' : ` Movable Ink says: "${withoutFullStop(quotable(message))}".`) +
    (requestId === undefined ? '' : ` Request id: ${quotable(requestId)}.`)

  if (status >= 300 && status < 400) {
    const target = redirectHost === undefined ? '' : ` to ${quotable(redirectHost)}`
    return new IntegrationError(
      `Movable Ink answered with a redirect${target} (${status}). It is not followed, because the event would be lost on the way. Check the Movable Ink URL setting.${quoted}`,
      'UNEXPECTED_REDIRECT',
      400
    )
  }
  const explanation = explainStatus(status, sent) + quoted
  if (status === 401) return new InvalidAuthenticationError(explanation)
  const retryable = retryableStatus(status)
  return retryable === undefined ? new APIError(explanation, status) : new RetryableError(explanation, retryable)
}

/**
 * The error that leaves the destination for a failed request: one of Segment's own classes, with the numeric status by
 * which Segment decides whether to try again.
 */
export function toSegmentError(error: unknown, sent: Sent): SegmentError {
  const failure = classifyFailure(error)
  switch (failure.kind) {
    case 'answered':
      return answeredError(failure, sent)
    case 'timedOut':
      return new RetryableError(
        'Movable Ink did not answer in time. It may have received the event, which will be tried again.',
        504
      )
    case 'notSent':
      return new RetryableError(
        `Movable Ink could not be reached (${failure.code}): the event was not sent and will be tried again. If this goes on, check the host in the Movable Ink URL setting.`,
        503
      )
    case 'interrupted':
      return new RetryableError(
        `Movable Ink gave no whole, valid answer (${failure.code}). It may have received the event, which will be tried again.`,
        503
      )
  }
}
