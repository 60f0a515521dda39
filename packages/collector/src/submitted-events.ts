import { isJsonObject, isNestedDeeperThan, type Json, type JsonObject } from './json'
import { Rejection } from './rejection'

/** Limits of a batch (shipped by RudderStack). */
const BATCH_LIMITS = { events: 1_000, bytes: 1_000_000 }

/** Deeper events are refused (an assumption), so that no event can exhaust the stack of whoever walks it. */
const DEEPEST_LEVEL = 500

/** An event as it came, and its JSON. */
interface SubmittedEvent {
  event: JsonObject
  json: string
}

/** What a body holds: one event, or a batch, of which `isBatch` tells even when it has a single event. */
export interface SubmittedEvents {
  isBatch: boolean
  events: SubmittedEvent[]
}

/**
 * Takes the events out of a body: the body is an event, or a batch when it has a list called `events`.
 *
 * The statuses are assumptions: 400 for what is no event, 413 for a batch over its limits.
 *
 * @throws Rejection naming the first event at fault of a batch
 */
export const submittedEventsIn = (body: Buffer): SubmittedEvents => {
  if (body.length === 0) throw new Rejection(400, 'The request has no body; send an event as JSON.')
  const json = body.toString()
  const content = parse(json)
  if (!isJsonObject(content)) throw new Rejection(400, 'The body must be a JSON object.')

  const { events } = content
  if (!Array.isArray(events)) {
    if (isTooDeep(content)) throw new Rejection(400, `The event ${TOO_DEEP}.`)
    return { isBatch: false, events: [{ event: content, json }] }
  }
  if (body.length > BATCH_LIMITS.bytes) throw new Rejection(413, 'A batch must not be larger than 1,000,000 bytes.')
  if (events.length > BATCH_LIMITS.events) throw new Rejection(413, 'A batch must not hold more than 1,000 events.')
  if (events.length === 0) throw new Rejection(400, 'The batch holds no events.')
  return { isBatch: true, events: events.map(batchedEvent) }
}

const TOO_DEEP = `nests more than ${DEEPEST_LEVEL} levels deep`

const parse = (json: string): Json => {
  try {
    return JSON.parse(json) as Json
  } catch {
    // The parser's own message quotes the body, which may hold personal data.
    throw new Rejection(400, 'The body is not valid JSON.')
  }
}

const batchedEvent = (event: Json, index: number): SubmittedEvent => {
  if (!isJsonObject(event)) throw new Rejection(400, `events[${index}] must be a JSON object.`)
  if (isTooDeep(event)) throw new Rejection(400, `events[${index}] ${TOO_DEEP}.`)
  return { event, json: JSON.stringify(event) }
}

const isTooDeep = (event: JsonObject): boolean => isNestedDeeperThan(DEEPEST_LEVEL, event)
