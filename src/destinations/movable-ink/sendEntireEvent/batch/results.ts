import { ErrorCodes, MultiStatusResponse } from '@segment/actions-core'
import type { JSONLikeObject } from '@segment/actions-core'
import { kindOf } from '../../kind'
import type { SegmentError } from '../../segment-error'
import type { Payload } from '../generated-types'
import type { BatchEvent } from './batch-event'

/** The longest text of an event that its result tells, in characters. */
const LONGEST_TOLD = 100

const isToldBriefly = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_TOLD

/** What its result tells of an event as sent: enough to recognise it by, and nothing private. */
function summaryOf(payload: Payload): JSONLikeObject {
  const summary: JSONLikeObject = kindOf(payload)
  for (const key in summary) if (!isToldBriefly(summary[key])) delete summary[key]
  const messageId = payload.data?.messageId
  if (isToldBriefly(messageId)) summary.messageId = messageId
  return summary
}

const ERROR_CODES: ReadonlySet<unknown> = new Set(Object.keys(ErrorCodes))

const isErrorCode = (code: unknown): code is keyof typeof ErrorCodes => ERROR_CODES.has(code)

/** What became of each event of a batch, in the form in which Segment wants to know it. */
export class BatchResults {
  readonly response = new MultiStatusResponse()

  /** @param requestId Movable Ink's id of the request that carried the events */
  delivered(events: readonly BatchEvent[], status: number, requestId?: string): void {
    const body = requestId === undefined ? {} : { request_id: requestId }
    for (const { index, payload } of events) {
      this.response.setSuccessResponseAtIndex(index, { status, sent: summaryOf(payload), body })
    }
  }

  /** Events that were sent, or may have been, and were not taken. */
  failed(events: readonly BatchEvent[], error: SegmentError): void {
    for (const { index, payload } of events) this.set(index, error, { sent: summaryOf(payload) })
  }

  /** Events that were not sent. */
  notSent(events: readonly Pick<BatchEvent, 'index'>[], error: SegmentError): void {
    for (const { index } of events) this.set(index, error)
  }

  private set(index: number, { status = 500, code, message }: SegmentError, sent?: { sent: JSONLikeObject }): void {
    const errortype = isErrorCode(code) ? code : undefined
    this.response.setErrorResponseAtIndex(index, { status, errortype, errormessage: message, ...sent })
  }
}
