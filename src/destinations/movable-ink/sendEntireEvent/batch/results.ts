import { ErrorCodes, MultiStatusResponse } from '@segment/actions-core'
import type { JSONLikeObject } from '@segment/actions-core'
import type { SegmentError } from '../../segment-error'
import type { Payload } from '../generated-types'
import type { BatchEvent } from './batch-event'

/** What of an event its result tells as sent: enough to recognise it by. */
const REPORTED = ['type', 'event', 'name', 'messageId']

/** The longest of these that is reported, in characters. */
const LONGEST_REPORTED = 100

function summaryOf({ data = {} }: Payload): JSONLikeObject {
  const summary: JSONLikeObject = {}
  for (const key of REPORTED) {
    const value = data[key]
    if (typeof value === 'string' && value.length <= LONGEST_REPORTED) summary[key] = value
  }
  return summary
}

const isErrorCode = (code: unknown): code is keyof typeof ErrorCodes => typeof code === 'string' && code in ErrorCodes

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
