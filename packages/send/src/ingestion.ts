import { randomUUID } from 'node:crypto'
import type { SegmentEvent } from '@segment/actions-core'

/** What an ingestion needs from the world. */
export interface IngestionDependencies {
  /** Milliseconds since the epoch. */
  now: () => number
  newMessageId: () => string
}

const production: IngestionDependencies = { now: Date.now, newMessageId: randomUUID }

/** What of an event the ingestion fills when it is missing, and about how many bytes of JSON that takes. */
const FILLED = { messageId: 51, timestamp: 39, receivedAt: 40 }

/** How many bytes of JSON an event grows by when it is ingested, about. */
export function bytesFilledInto({ messageId, timestamp, receivedAt }: Record<string, unknown>): number {
  let bytes = 0
  if (messageId === undefined || messageId === null) bytes += FILLED.messageId
  if (timestamp === undefined || timestamp === null) bytes += FILLED.timestamp
  if (receivedAt === undefined || receivedAt === null) bytes += FILLED.receivedAt
  return bytes
}

/**
 * The event as Segment's ingestion hands it on: a missing `messageId`, `timestamp` or `receivedAt` is filled, nothing
 * else is changed. Returns a copy.
 */
export function ingest(
  event: Record<string, unknown>,
  { now, newMessageId }: IngestionDependencies = production
): SegmentEvent {
  const filled = { ...event }
  filled.messageId ??= newMessageId()
  filled.receivedAt ??= new Date(now()).toISOString()
  filled.timestamp ??= filled.receivedAt
  // Whether it is one that the destination can send is for the trigger and the mapping to say.
  return filled as unknown as SegmentEvent
}
