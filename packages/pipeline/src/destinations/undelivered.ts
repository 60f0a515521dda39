import { and, asc, count, eq, inArray } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Mapping } from '../mappings/mappings'
import { Refusal } from '../refusal'
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

/**
 * Makes sure that nothing is lost when destinations or a mapping are deleted.
 *
 * @param which the destinations, or the deliveries to them, whose deletion it is about
 * @throws Refusal `PENDING_DELIVERIES` when deliveries are not over
 */
export async function assertNothingUndelivered(database: Database, ...which: [SQL, ...SQL[]]): Promise<void> {
  const [undelivered] = await database
    .select({ count: count() })
    .from(deliveries)
    .innerJoin(destinations, eq(deliveries.destinationId, destinations.id))
    .where(and(...which, inArray(deliveries.state, [...PENDING_STATES])))
  const { count: number } = undelivered ?? { count: 0 }
  if (number === 0) return
  const what = number === 1 ? '1 delivery is' : `${number.toLocaleString('en-US')} deliveries are`
  throw new Refusal('PENDING_DELIVERIES', `${what} not over yet and would be lost. Wait for them, or add ?force=true.`)
}
