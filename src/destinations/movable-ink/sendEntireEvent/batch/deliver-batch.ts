import { RetryableError } from '@segment/actions-core'
import type { ExecuteInput, ModifiedResponse, MultiStatusResponse, RequestClient } from '@segment/actions-core'
import { requestIdOf } from '../../answer'
import { classifyFailure } from '../../failure'
import type { Failure } from '../../failure'
import type { Settings } from '../../generated-types'
import { safeRequestId } from '../../request-id'
import { toSegmentError } from '../../segment-error'
import type { Payload } from '../generated-types'
import { endpointOf, postTo } from '../request'
import type { Endpoint } from '../request'
import { prepareEvents } from './batch-event'
import type { BatchEvent, HeaderSet } from './batch-event'
import { bodyOf, splitToFit } from './body'
import { MAX_DURATION_MS, MAX_REQUESTS } from './limits'
import { BatchResults } from './results'

/** Answers that may be about some of the events of a request alone. */
const SPLIT_STATUSES = [400, 413, 422]

/**
 * What a request says about its events: all were taken; none is to be sent again now; or some are to be sent without the
 * others, because they are too large together or because at least one is at fault.
 */
type Verdict = 'taken' | 'settled' | 'tooLarge' | 'someAtFault'

/** Whether a failure says that no other request should be made now. */
const isEndOfBatch = (failure: Failure) =>
  failure.kind !== 'answered' || failure.status === 408 || failure.status === 429

/** What a batch is delivered with: of what actions-core hands to `performBatch`, the part that is needed. */
export type BatchInput = Pick<ExecuteInput<Settings, Payload[]>, 'settings' | 'payload' | 'signal'>

/** The requests of one batch, made one after the other so that the order of the events is kept. */
class BatchDelivery {
  readonly results = new BatchResults()
  private readonly endpoint: Endpoint
  private readonly started = performance.now()
  private requests = 0
  private isAnyEventDone = false
  /** Why no further request is made. */
  private ended?: RetryableError

  constructor(
    private readonly request: RequestClient,
    private readonly input: BatchInput
  ) {
    this.endpoint = endpointOf(input.settings)
  }

  /**
   * Delivers events in one request; where that is rejected, in halves, and so on until those at fault stand alone.
   *
   * Once one half was taken, the other must hold an event at fault: it is halved without being sent. An event is never
   * given up unless it was rejected by itself.
   *
   * @returns whether all were taken
   */
  async deliver(events: readonly BatchEvent[], headers: HeaderSet['headers'], isAtFault = false): Promise<boolean> {
    const verdict = isAtFault && events.length > 1 ? 'someAtFault' : await this.post(events, headers)
    if (verdict === 'taken' || verdict === 'settled') return verdict === 'taken'
    const middle = Math.ceil(events.length / 2)
    const isFirstHalfTaken = await this.deliver(events.slice(0, middle), headers)
    await this.deliver(events.slice(middle), headers, isFirstHalfTaken && verdict === 'someAtFault')
    return false
  }

  private async post(events: readonly BatchEvent[], headers: HeaderSet['headers']): Promise<Verdict> {
    this.ended ??= this.whyEnded()
    if (this.ended !== undefined) {
      this.results.notSent(events, this.ended)
      return 'settled'
    }
    this.requests++
    const { url, options } = postTo(this.endpoint, headers, bodyOf(events))
    let response: ModifiedResponse<unknown>
    try {
      response = await this.request(url, options)
    } catch (error) {
      return this.handle(error, events)
    }
    this.isAnyEventDone = true
    this.results.delivered(events, response.status, this.safeRequestId(response, events))
    return 'taken'
  }

  /** Why the batch may make no further request; undefined if it may. */
  private whyEnded(): RetryableError | undefined {
    if (this.input.signal?.aborted) return new RetryableError('Not sent: the time was up. It will be tried again.', 503)
    if (this.requests === MAX_REQUESTS) return takenUp(`${MAX_REQUESTS} requests`)
    // One search is finished however long it takes: else a slow endpoint would have it begun again each time.
    const isLate = this.isAnyEventDone && performance.now() - this.started >= MAX_DURATION_MS
    return isLate ? takenUp(`${MAX_DURATION_MS / 1000} seconds`) : undefined
  }

  private safeRequestId(response: ModifiedResponse<unknown>, [event]: readonly BatchEvent[]): string | undefined {
    // A server may take its id from a header of the request, which all of its events share.
    return safeRequestId(requestIdOf(response), this.input.settings, [{ headers: event?.payload.headers }])
  }

  private handle(error: unknown, events: readonly BatchEvent[]): Verdict {
    const failure = classifyFailure(error)
    if (events.length > 1 && failure.kind === 'answered' && SPLIT_STATUSES.includes(failure.status)) {
      return failure.status === 413 ? 'tooLarge' : 'someAtFault'
    }
    const payloads = events.map(({ payload }) => payload)
    const segmentError = toSegmentError(error, { settings: this.input.settings, payloads, asBatch: true })
    this.isAnyEventDone = true
    this.results.failed(events, segmentError)
    if (isEndOfBatch(failure) && segmentError instanceof RetryableError) this.ended = notNow(segmentError)
    return 'settled'
  }
}

const notNow = ({ status }: RetryableError) =>
  new RetryableError(
    `Not sent, because Movable Ink did not take another part of the same batch (${status}). It will be tried again.`,
    status
  )

const takenUp = (share: string) =>
  new RetryableError(
    `Not sent, or only together with others: other events of the batch are at fault or have other headers, and took the ${share} that a batch is given. It will be tried again.`,
    503
  )

/**
 * Sends a batch of events as `{"events":[…]}`, in as few requests as possible. An event that cannot be sent or is at fault
 * does not sink the others.
 *
 * @returns what became of each event, in their order
 * @throws IntegrationError 400 when a setting cannot be used
 */
export async function deliverBatch(request: RequestClient, input: BatchInput): Promise<MultiStatusResponse> {
  const delivery = new BatchDelivery(request, input)
  const headerSets = prepareEvents(input.payload, (index, error) => delivery.results.notSent([{ index }], error))
  for (const { headers, events } of headerSets) {
    for (const part of splitToFit(events)) await delivery.deliver(part, headers)
  }
  return delivery.results.response
}
