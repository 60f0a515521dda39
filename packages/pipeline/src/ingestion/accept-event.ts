import { createHash } from 'node:crypto'
import { storable } from '../store/storable'
import { timestampsOf } from './event-timestamps'
import type { JsonObject } from './event-mistakes'
import type { EventType } from './event-types'

/** An event that is accepted, as it is handed on. */
export interface AcceptedEvent {
  /** UUID of version 7. */
  id: string
  messageId: string
  /** By which a repeated `messageId` is recognised. */
  messageIdHash: string
  type: EventType
  /** Of a track its event, of a page or screen its name. */
  name?: string
  payload: JsonObject
  /** The same as JSON. */
  json: string
  receivedAt: Date
}

/** What accepting needs of the world. */
export interface IngestionDependencies {
  /** Milliseconds since 1970. */
  now: () => number
  /** A UUID of version 7. */
  newId: () => string
}

function nameOf({ type, event, name }: JsonObject): string | undefined {
  const given = type === 'track' ? event : type === 'page' || type === 'screen' ? name : undefined
  return typeof given === 'string' && given !== '' ? storable(given) : undefined
}

/**
 * An event as Segment's ingestion hands it on: with `messageId`, `timestamp`, `originalTimestamp` and `receivedAt`, and
 * without the write key.
 *
 * @param event without mistakes
 * @param batchSentAt when its batch was sent, if it was in one that says so
 */
export function acceptEvent(
  event: JsonObject,
  batchSentAt: unknown,
  { now, newId }: IngestionDependencies
): AcceptedEvent {
  const receivedAt = now()
  const id = newId()
  const sent = { ...event }
  delete sent.writeKey
  const messageId = typeof sent.messageId === 'string' && sent.messageId !== '' ? sent.messageId : `api-${id}`
  const payload = {
    ...sent,
    messageId,
    ...timestampsOf({ ...sent, sentAt: sent.sentAt ?? batchSentAt }, receivedAt)
  }
  return {
    id,
    messageId: storable(messageId),
    messageIdHash: createHash('sha256').update(messageId).digest('base64url'),
    type: sent.type as EventType, // one of them, or it would have been a mistake
    name: nameOf(sent),
    payload,
    json: JSON.stringify(payload),
    receivedAt: new Date(receivedAt)
  }
}
