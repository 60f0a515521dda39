import { ApiError } from '../http/api-error'
import type { Mistake } from '../http/api-error'
import { acceptEvent } from './accept-event'
import type { AcceptedEvent, IngestionDependencies } from './accept-event'
import { isJsonObject, mistakesIn } from './event-mistakes'
import type { JsonObject } from './event-mistakes'
import type { EventType } from './event-types'
import { MAX_BATCH_EVENTS } from './limits'

/** What a body holds. */
export interface AcceptedBody {
  events: AcceptedEvent[]
  /** Of the events that cannot be accepted: the first mistake of each, which does not sink the others. */
  mistakes: Mistake[]
}

const at = (place: string, { path, message }: Mistake): Mistake => ({
  path: path === '' ? place : `${place}.${path}`,
  message
})

/** No event of the request can be accepted. */
const noneAccepted = (mistakes: readonly Mistake[]) => {
  const [first] = mistakes
  const what = first === undefined ? 'there is none' : `${first.path || 'it'} ${first.message}`
  return new ApiError(400, 'INVALID_EVENT', `No event can be accepted: ${what}.`, mistakes)
}

function acceptBatch(body: JsonObject, dependencies: IngestionDependencies): AcceptedBody {
  const { batch } = body
  if (!Array.isArray(batch)) throw new ApiError(400, 'INVALID_REQUEST', 'A batch needs its events in a list, "batch".')
  if (batch.length > MAX_BATCH_EVENTS) {
    const most = MAX_BATCH_EVENTS.toLocaleString('en-US')
    throw new ApiError(413, 'PAYLOAD_TOO_LARGE', `The batch has more than ${most} events. Send fewer at a time.`)
  }
  const events: AcceptedEvent[] = []
  const mistakes: Mistake[] = []
  batch.forEach((event: unknown, index) => {
    const [mistake] = mistakesIn(event)
    if (mistake !== undefined) mistakes.push(at(`batch.${index}`, mistake))
    else events.push(acceptEvent(event as JsonObject, body, dependencies)) // an object, or it would be a mistake
  })
  if (events.length === 0 && batch.length > 0) throw noneAccepted(mistakes)
  return { events, mistakes }
}

/**
 * The events of a body of Segment's tracking API.
 *
 * @param call the one it was sent to
 * @throws ApiError 400 or 413 when none can be accepted
 */
export function acceptBody(
  call: EventType | 'batch',
  body: unknown,
  dependencies: IngestionDependencies
): AcceptedBody {
  if (!isJsonObject(body)) throw new ApiError(400, 'INVALID_REQUEST', 'The body must be a JSON object.')
  if (call === 'batch') return acceptBatch(body, dependencies)
  const event = { ...body, type: call }
  const mistakes = mistakesIn(event)
  if (mistakes.length > 0) throw noneAccepted(mistakes)
  return { events: [acceptEvent(event, {}, dependencies)], mistakes: [] }
}
