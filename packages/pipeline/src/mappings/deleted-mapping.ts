import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '../store/database'
import { deliveries, PENDING_STATES } from '../store/schema'

/** How many deliveries are cleared at once, while which nothing else happens at an embedded store. */
const AT_A_TIME = 500

/** Why a delivery whose mapping was deleted is discarded. */
const MAPPING_DELETED = {
  state: 'discarded',
  reason: 'MAPPING_DELETED',
  message: 'The mapping was deleted before the event was delivered.'
} as const

/**
 * Takes a mapping that was deleted off its newest deliveries, at most 500; those of them that are not over are discarded.
 *
 * @returns how many; less than 500 when none is left
 */
export async function clearDeliveries(database: Database, mappingId: string): Promise<number> {
  const newest = await database
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(eq(deliveries.mappingId, mappingId))
    .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
    .limit(AT_A_TIME)
  const ids = newest.map(({ id }) => id)
  if (ids.length === 0) return 0
  await database
    .update(deliveries)
    .set({ ...MAPPING_DELETED, mappingId: null, nextTryAt: null, finishedAt: new Date() })
    .where(and(inArray(deliveries.id, ids), inArray(deliveries.state, [...PENDING_STATES])))
  await database
    .update(deliveries)
    .set({ mappingId: null })
    .where(and(inArray(deliveries.id, ids), eq(deliveries.mappingId, mappingId)))
  return ids.length
}
