import { and, asc, gt, inArray, isNotNull } from 'drizzle-orm'
import type { DeliveryQueue } from '../queue/delivery-queue'
import type { Store } from '../store/store'
import { deliveries, PENDING_STATES } from '../store/schema'

const AT_A_TIME = 1000

/** The lowest of all UUIDs. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/**
 * Makes sure, at the start, that every delivery that is not over has a job. Where no other process can hold jobs, those that
 * look taken were taken by one that ended, and are free again.
 */
export async function restoreJobs(
  { database, isExclusive }: Pick<Store, 'database' | 'isExclusive'>,
  queue: Pick<DeliveryQueue, 'add' | 'giveBack' | 'create'>
): Promise<void> {
  const known = new Set<string>()
  for (let after = BEFORE_ALL; ;) {
    const rows = await database
      .select({ id: deliveries.id, mappingId: deliveries.mappingId, nextTryAt: deliveries.nextTryAt })
      .from(deliveries)
      .where(
        and(inArray(deliveries.state, [...PENDING_STATES]), isNotNull(deliveries.mappingId), gt(deliveries.id, after))
      )
      .orderBy(asc(deliveries.id))
      .limit(AT_A_TIME)
    const pending = rows.flatMap(({ mappingId, ...row }) => (mappingId === null ? [] : [{ ...row, mappingId }]))
    for (const mappingId of new Set(pending.map((row) => row.mappingId))) {
      if (!known.has(mappingId)) await queue.create(mappingId)
      known.add(mappingId)
      const own = pending.filter((row) => row.mappingId === mappingId)
      if (isExclusive) {
        await queue.giveBack(
          mappingId,
          own.map(({ id }) => id)
        )
      }
      // One that is there already stays as it is.
      await queue.add(own.map(({ id, nextTryAt }) => ({ id, mappingId, startAfter: nextTryAt ?? undefined })))
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}
