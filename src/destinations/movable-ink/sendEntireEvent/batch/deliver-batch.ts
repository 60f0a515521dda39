import { RetryableError } from '@segment/actions-core'
import type { MultiStatusResponse, RequestClient } from '@segment/actions-core'
import { requestIdOf } from '../../answer'
import { classifyFailure } from '../../failure'
import type { Failure } from '../../failure'
import type { Settings } from '../../generated-types'
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

/** What a request says about its events: all taken, none to be sent now, or some perhaps to be sent without the others. */
type Answer = 'taken' | 'settled' | 'tooLarge' | 'oneAtFault'

/** Whether a failure says that no other request should be made now. */
const isEndOfBatch = (failure: Failure) =>
  failure.kind !== 'answered' || failure.status === 408 || failure.status === 429

/** The requests of one batch, made one after the other so that the order of the events is kept. */
class BatchDelivery {
  readonly results = new BatchResults()
  private requests = 0
  private readonly started = performance.now()
  /** Why no further request is made. */
  private ended?: RetryableError
  private readonly endpoint: Endpoint

  constructor(
    private readonly request: RequestClient,
    private readonly settings: Settings
  ) {
    this.endpoint = endpointOf(settings)
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
    const answer = isAtFault && events.length > 1 ? 'oneAtFault' : await this.post(events, headers)
    if (answer === 'taken' || answer === 'settled') return answer === 'taken'
    const middle = Math.ceil(events.length / 2)
    const isFirstHalfTaken = await this.deliver(events.slice(0, middle), headers)
    await this.deliver(events.slice(middle), headers, isFirstHalfTaken && answer === 'oneAtFault')
    return false
  }

  private async post(events: readonly BatchEvent[], headers: HeaderSet['headers']): Promise<Answer> {
    this.ended ??= this.usedUp()
    if (this.ended !== undefined) {
      this.results.notSent(events, this.ended)
      return 'settled'
    }
    this.requests++
    try {
      const { url, options } = postTo(this.endpoint, headers, bodyOf(events))
      const response = await this.request(url, options)
      this.results.delivered(events, response.status, requestIdOf(response))
      return 'taken'
    } catch (error) {
      return this.handle(error, events)
    }
  }

  /** Why a batch gets no further request although nothing stands in the way of one; undefined while it does. */
  private usedUp(): RetryableError | undefined {
    if (this.requests === MAX_REQUESTS) return takenUp(`${MAX_REQUESTS} requests`)
    const isLate = performance.now() - this.started >= MAX_DURATION_MS
    return isLate ? takenUp(`${MAX_DURATION_MS / 1000} seconds`) : undefined
  }

  private handle(error: unknown, events: readonly BatchEvent[]): Answer {
    const failure = classifyFailure(error)
    if (events.length > 1 && failure.kind === 'answered' && SPLIT_STATUSES.includes(failure.status)) {
      return failure.status === 413 ? 'tooLarge' : 'oneAtFault'
    }
    const payloads = events.map(({ payload }) => payload)
    const segmentError = toSegmentError(error, { settings: this.settings, payloads, asBatch: true })
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
 * never sinks the others.
 *
 * @returns what became of each event, in their order
 * @throws IntegrationError 400 when a setting cannot be used
 */
export async function deliverBatch(
  request: RequestClient,
  settings: Settings,
  payloads: readonly Payload[]
): Promise<MultiStatusResponse> {
  const delivery = new BatchDelivery(request, settings)
  const headerSets = prepareEvents(payloads, (index, error) => delivery.results.notSent([{ index }], error))
  for (const { headers, events } of headerSets) {
    for (const part of splitToFit(events)) await delivery.deliver(part, headers)
  }
  return delivery.results.response
}
