import type { SegmentEvent } from '@segment/actions-core'
import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '../store/database'
import { deliveries, events, PENDING_STATES } from '../store/schema'

/** A delivery whose job was taken. */
export interface UnderWay {
  id: string
  event: SegmentEvent
  /** Of the event as JSON. */
  bytes: number
  /** How many attempts there were before. */
  attempts: number
  /** Milliseconds since 1970. */
  retryUntil?: number
}

/** The deliveries of these jobs. One that ended meanwhile, or was deleted with its event, is missing. */
export async function loadUnderWay(database: Database, ids: readonly string[]): Promise<UnderWay[]> {
  const rows = await database
    .select({
      id: deliveries.id,
      attempts: deliveries.attempts,
      retryUntil: deliveries.retryUntil,
      payload: events.payload
    })
    .from(deliveries)
    .innerJoin(events, eq(deliveries.eventId, events.id))
    .where(and(inArray(deliveries.id, [...ids]), inArray(deliveries.state, [...PENDING_STATES])))
    .orderBy(deliveries.id)
  return rows.map(({ id, attempts, retryUntil, payload }) => ({
    id,
    event: JSON.parse(payload) as SegmentEvent, // an object, as it was accepted
    bytes: Buffer.byteLength(payload),
    attempts,
    retryUntil: retryUntil?.getTime()
  }))
}
