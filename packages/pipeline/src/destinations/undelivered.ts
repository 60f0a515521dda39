import { and, asc, count, eq, inArray } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
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

/**
 * Makes sure that nothing is lost when destinations are deleted.
 *
 * @param which the destinations
 * @throws Refusal `PENDING_DELIVERIES` when deliveries to them are not over
 */
export async function assertNothingUndelivered(database: Database, which: SQL): Promise<void> {
  const [undelivered] = await database
    .select({ count: count() })
    .from(deliveries)
    .innerJoin(destinations, eq(deliveries.destinationId, destinations.id))
    .where(and(which, inArray(deliveries.state, [...PENDING_STATES])))
  const { count: number } = undelivered ?? { count: 0 }
  if (number === 0) return
  const what = number === 1 ? '1 delivery is' : `${number.toLocaleString('en-US')} deliveries are`
  throw new Refusal('PENDING_DELIVERIES', `${what} not over yet and would be lost. Wait for them, or add ?force=true.`)
}
