import { and, asc, count, eq, inArray } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Mapping } from '../mappings/mappings'
import { Refusal } from '../refusal'
import type { Pending } from '../refusal'
import type { Database } from '../store/database'
import { deliveries, destinations, mappings, PENDING_STATES } from '../store/schema'

/**
 * Locks the mappings of destinations that are about to be deleted: from here on no delivery by them can be stored.
 *
 * @returns their ids
 */
export async function lockMappings(transaction: Database, destinationIds: string[]): Promise<string[]> {
  const locked = await transaction
    .select({ id: mappings.id })
    .from(mappings)
    .where(inArray(mappings.destinationId, destinationIds))
    .orderBy(asc(mappings.id))
    .for('update')
  return locked.map(({ id }) => id)
}

/** The deliveries by a mapping, for `assertNothingUndelivered`: of its destination, by whose states they are found fast. */
export const byMapping = ({ id, destinationId }: Pick<Mapping, 'id' | 'destinationId'>): [SQL, SQL] => [
  eq(destinations.id, destinationId),
  eq(deliveries.mappingId, id)
]

/** So many are counted: the mappings are locked meanwhile, and with them the ingestion waits. */
const MOST_COUNTED = 10_000

function tellOf({ count, isMore }: Pending): string {
  if (count === 1) return '1 delivery is'
  const deliveries = `${count.toLocaleString('en-US')} deliveries are`
  return isMore ? `More than ${deliveries}` : deliveries
}

/**
 * Makes sure that nothing is lost when destinations or a mapping are deleted.
 *
 * @param which the destinations, or the deliveries to them, whose deletion it is about
 * @throws Refusal `PENDING_DELIVERIES` when deliveries are not over
 */
export async function assertNothingUndelivered(database: Database, ...which: [SQL, ...SQL[]]): Promise<void> {
  const undelivered = database
    .select({ id: deliveries.id })
    .from(deliveries)
    .innerJoin(destinations, eq(deliveries.destinationId, destinations.id))
    .where(and(...which, inArray(deliveries.state, [...PENDING_STATES])))
    .limit(MOST_COUNTED + 1)
    .as('undelivered')
  const [counted] = await database.select({ count: count() }).from(undelivered)
  const number = counted?.count ?? 0
  if (number === 0) return
  const pending = { count: Math.min(number, MOST_COUNTED), isMore: number > MOST_COUNTED }
  const message = `${tellOf(pending)} not over yet and would be lost. Wait for them, or add ?force=true.`
  throw new Refusal('PENDING_DELIVERIES', message, undefined, pending)
}
