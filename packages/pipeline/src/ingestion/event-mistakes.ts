import type { Mistake } from '../refusal'
import { parseMoment } from './event-timestamps'
import { EVENT_TYPES, isEventType } from './event-types'
import { MAX_DEPTH, MAX_EVENT_BYTES } from './limits'

export type JsonObject = Record<string, unknown>

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether objects and lists are nested deeper than so many levels. Without recursion: that is what it guards. */
export function isDeeperThan(most: number, value: unknown): boolean {
  let level = [value]
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > most) return true
    level = level.flatMap((one): unknown[] => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    level = level.filter((one) => typeof one === 'object' && one !== null)
  }
  return false
}

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== ''

const NAMED = {
  identify: undefined,
  page: undefined,
  screen: undefined,
  track: 'event',
  group: 'groupId',
  alias: 'previousId'
}

function* mistakesOf(event: JsonObject): Generator<Mistake> {
  const { type } = event
  if (!isEventType(type)) {
    yield { path: 'type', message: `must be one of ${EVENT_TYPES.join(', ')}` }
  } else {
    const field = NAMED[type]
    if (field !== undefined && !isGiven(event[field])) yield { path: field, message: `is needed in every ${type}` }
    if (type === 'track' && isGiven(event.event) && typeof event.event !== 'string') {
      yield { path: 'event', message: 'must be text' }
    }
  }
  if (!isGiven(event.userId) && !isGiven(event.anonymousId)) {
    yield { path: 'userId', message: 'or anonymousId is needed, to say whose event it is' }
  }
  if (isGiven(event.messageId) && typeof event.messageId !== 'string')
    yield { path: 'messageId', message: 'must be text' }
  for (const path of ['timestamp', 'originalTimestamp', 'sentAt']) {
    if (isGiven(event[path]) && parseMoment(event[path]) === undefined) {
      yield { path, message: 'must be a time in ISO 8601, such as 2026-01-31T12:00:00.000Z' }
    }
  }
}

/** Why a value is more than can be accepted; undefined when it is not. */
export function whyTooMuch(value: unknown): string | undefined {
  if (isDeeperThan(MAX_DEPTH, value)) return `is nested deeper than ${MAX_DEPTH} levels`
  if (Buffer.byteLength(JSON.stringify(value)) > MAX_EVENT_BYTES) return `is larger than ${MAX_EVENT_BYTES / 1024} KB`
  return undefined
}

/** What is wrong with an event, so that it cannot be accepted. Never quotes the event. */
export function mistakesIn(event: unknown): Mistake[] {
  if (!isJsonObject(event)) return [{ path: '', message: 'must be an object' }]
  const tooMuch = whyTooMuch(event)
  return tooMuch === undefined ? [...mistakesOf(event)] : [{ path: '', message: tooMuch }]
}
