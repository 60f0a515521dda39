import type { DeliveryQueue } from '../queue/delivery-queue'
import type { Database } from '../store/database'
import { mappings } from '../store/schema'

/** A queue is made before its mapping, in milliseconds: one this old waits for none any more. */
const MAKING_MS = 60 * 60 * 1000

/** Removes the queues whose mapping is gone: a process may have ended between deleting the two. */
export async function removeOrphanedQueues(
  database: Database,
  queue: Pick<DeliveryQueue, 'list' | 'remove'>,
  now = Date.now()
): Promise<void> {
  const queues = await queue.list()
  const known = new Set((await database.select({ id: mappings.id }).from(mappings)).map(({ id }) => id))
  const isOrphaned = ({ mappingId, createdAt }: (typeof queues)[number]) =>
    !known.has(mappingId) && now - createdAt.getTime() > MAKING_MS
  for (const { mappingId } of queues.filter(isOrphaned)) await queue.remove(mappingId)
}
