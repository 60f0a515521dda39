import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '../store/database'
import { deliveries, PENDING_STATES } from '../store/schema'

/** How many deliveries are cleared at once, while which nothing else happens at an embedded store. */
const AT_A_TIME = 500

const isPending = inArray(deliveries.state, [...PENDING_STATES])

/** What a column becomes where the delivery is not over; decided as it is changed, as another may change it until then. */
const ifPending = (column: PgColumn, value: string | Date | null): SQL =>
  sql`case when ${isPending} then ${value} else ${column} end`

/** A delivery without its mapping: discarded, unless it was over. */
const cleared = () => ({
  mappingId: null,
  state: ifPending(deliveries.state, 'discarded'),
  reason: ifPending(deliveries.reason, 'MAPPING_DELETED'),
  message: ifPending(deliveries.message, 'The mapping was deleted before the event was delivered.'),
  nextTryAt: null,
  finishedAt: ifPending(deliveries.finishedAt, new Date())
})

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
    .set(cleared())
    .where(and(inArray(deliveries.id, ids), eq(deliveries.mappingId, mappingId)))
  return ids.length
}

/** Discards what is not over and has no mapping, from a store that an earlier version left so: nobody would ever try it. */
export async function discardWithoutMapping(database: Database): Promise<void> {
  await database
    .update(deliveries)
    .set(cleared())
    .where(and(isNull(deliveries.mappingId), isPending))
}
