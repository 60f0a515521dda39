import { Refusal } from '../refusal'
import type { Mistake } from '../refusal'
import { acceptEvent } from './accept-event'
import type { AcceptedEvent, IngestionDependencies } from './accept-event'
import { isJsonObject, mistakesIn, whyTooMuch } from './event-mistakes'
import type { JsonObject } from './event-mistakes'
import type { EventType } from './event-types'
import { MAX_BATCH_EVENTS, MAX_WHOLE_BATCH } from './limits'

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
  return new Refusal('INVALID_EVENT', `No event can be accepted: ${what}.`, mistakes)
}

/** What a batch may say for all of its events. */
const SHARED = ['context', 'integrations'] as const

/** An event with what its batch says for all, where it does not say otherwise itself. */
function withShared(event: unknown, batch: JsonObject): unknown {
  if (!isJsonObject(event)) return event
  const shared = SHARED.flatMap((name) => {
    const [all, own = {}] = [batch[name], event[name]]
    return isJsonObject(all) && isJsonObject(own) ? [[name, { ...all, ...own }]] : []
  })
  return { ...event, ...Object.fromEntries(shared) }
}

/** It stands in each of the events afterwards. */
function assertSharedFits(batch: JsonObject): void {
  for (const name of SHARED) {
    const tooMuch = whyTooMuch(batch[name] ?? null)
    if (tooMuch !== undefined) throw new Refusal('INVALID_REQUEST', `The "${name}" of the batch ${tooMuch}.`)
  }
}

const batchTooLarge = (why: string) =>
  new Refusal('PAYLOAD_TOO_LARGE', `The batch ${why}. Send fewer events at a time.`)

function acceptBatch(body: JsonObject, dependencies: IngestionDependencies): AcceptedBody {
  const { batch } = body
  if (!Array.isArray(batch)) throw new Refusal('INVALID_REQUEST', 'A batch needs its events in a list, "batch".')
  if (batch.length > MAX_BATCH_EVENTS) {
    const most = MAX_BATCH_EVENTS.toLocaleString('en-US')
    throw batchTooLarge(`has more than ${most} events`)
  }
  assertSharedFits(body)
  const events: AcceptedEvent[] = []
  const mistakes: Mistake[] = []
  let size = 0
  for (const [index, one] of (batch as unknown[]).entries()) {
    const event = withShared(one, body)
    const [mistake] = mistakesIn(event)
    if (mistake !== undefined) {
      mistakes.push(at(`batch.${index}`, mistake))
      continue
    }
    const accepted = acceptEvent(event as JsonObject, body.sentAt, dependencies) // an object, or it would be a mistake
    events.push(accepted)
    size += accepted.json.length
    if (size > MAX_WHOLE_BATCH) throw batchTooLarge('is too large with its "context" and "integrations" in each event')
  }
  if (events.length === 0 && batch.length > 0) throw noneAccepted(mistakes)
  return { events, mistakes }
}

/**
 * The events of a body of Segment's tracking API.
 *
 * @param call the one it was sent to
 * @throws Refusal when none can be accepted
 */
export function acceptBody(
  call: EventType | 'batch',
  body: unknown,
  dependencies: IngestionDependencies
): AcceptedBody {
  if (!isJsonObject(body)) throw new Refusal('INVALID_REQUEST', 'The body must be a JSON object.')
  if (call === 'batch') return acceptBatch(body, dependencies)
  const event = { ...body, type: call }
  const mistakes = mistakesIn(event)
  if (mistakes.length > 0) throw noneAccepted(mistakes)
  return { events: [acceptEvent(event, undefined, dependencies)], mistakes: [] }
}
