import type { Attempt } from '@actions-movable-ink/runtime'
import { reasonOf } from './reason'

/** What is kept of one attempt. Never a payload, a header's value or a URL with the endpoint key. */
export interface AttemptRecord {
  /** When it began, in ISO 8601. */
  at: string
  /** How long it took, in milliseconds. */
  ms: number
  /** HTTP status, or the one that stands for no answer; missing when nothing was sent. */
  status?: number
  /** Movable Ink's id of the request. */
  requestId?: string
  /** Reason code of a failure. */
  reason?: string
  /** What failed, in words. */
  message?: string
  /** How long the answer asked to wait, in milliseconds. */
  retryAfterMs?: number
  /** How many events were in the same batch; missing for an event that went alone. */
  batch?: number
  /**
   * The method and the masked URL, such as `POST https://collector.example/behavioral/•••`; missing when nothing was sent.
   * One text, as it is stored with each of millions of deliveries; stored, as the settings may be others by the time it is
   * shown.
   */
  request?: string
  /** Of the request's body; missing when it is not known, as where a batch took several requests. */
  bytes?: number
}

/** A request as it is shown. */
export interface ShownRequest {
  method: string
  /** Without the endpoint key. */
  url: string
  /** Of the body; missing when it is not known. */
  bytes?: number
}

/**
 * What is kept of an attempt.
 *
 * @param at when it ended, in milliseconds since 1970
 * @param batch how many events were in the batch, if it was one
 */
export function attemptRecordOf(attempt: Attempt, at: number, batch?: number): AttemptRecord {
  const { ms, request } = attempt
  return {
    at: new Date(at - ms).toISOString(),
    ms: Math.round(ms),
    ...(attempt.kind === 'notMatched' ? {} : { status: attempt.status, requestId: attempt.requestId }),
    ...(attempt.kind === 'refused' ? failureOf(attempt) : {}),
    ...(batch === undefined ? {} : { batch }),
    ...(request === undefined ? {} : { request: `${request.method} ${request.url}`, bytes: request.bytes })
  }
}

const failureOf = ({ status, message, retryAfterMs }: Extract<Attempt, { kind: 'refused' }>) => ({
  reason: reasonOf(status, message),
  message,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs })
})

/** The request of an attempt; undefined when nothing was sent. */
export function shownRequest({ request, bytes }: AttemptRecord): ShownRequest | undefined {
  if (request === undefined) return undefined
  const space = request.indexOf(' ')
  return { method: request.slice(0, space), url: request.slice(space + 1), bytes }
}
