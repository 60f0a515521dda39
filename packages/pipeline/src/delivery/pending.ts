import { PENDING_STATES } from '../store/schema'
import type { SqlExecutor } from '../store/statements'

/** How many deliveries of a destination are not over. */
export interface PendingDeliveries {
  destinationId: string
  pending: number
}

/** Counts by destination: so the index is read where the pending ones are, however many others there are. */
const PENDING = `
  select destination.id as "destinationId",
    (select count(*)::int from movable_ink.deliveries
     where destination_id = destination.id and state = any($1)) as pending
  from movable_ink.destinations as destination`

/** How many deliveries of each destination are not over. */
export async function countPending(store: SqlExecutor): Promise<PendingDeliveries[]> {
  const { rows } = await store.executeSql(PENDING, [[...PENDING_STATES]])
  return rows as PendingDeliveries[] // as it is selected above
}
