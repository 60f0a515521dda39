import type { Store } from '../store/store'

/** What has to be there, so that something flows to a destination, and what did. */
export interface Flow {
  mappingCount: number
  enabledMappingCount: number
  /** When the newest event of its source was received. */
  newestEventAt: Date | null
  /** When the newest event that was delivered to it was received. */
  newestDeliveredAt: Date | null
}

/** Each of the newest is the end of an index. */
const FLOWS = `
  select id,
    (select count(*) from movable_ink.mappings where destination_id = destination.id)::int as "mappingCount",
    (select count(*) from movable_ink.mappings where destination_id = destination.id and enabled)::int
      as "enabledMappingCount",
    (
      select received_at from movable_ink.events
      where source_id = destination.source_id order by events.id desc limit 1
    ) as "newestEventAt",
    (
      select created_at from movable_ink.deliveries
      where destination_id = destination.id and state = 'delivered' order by created_at desc limit 1
    ) as "newestDeliveredAt"
  from movable_ink.destinations as destination
  where id = any($1::uuid[])`

const NOTHING: Flow = { mappingCount: 0, enabledMappingCount: 0, newestEventAt: null, newestDeliveredAt: null }

/**
 * Looks what flows to destinations.
 *
 * @returns gives it by the id of each; of one that was deleted meanwhile it is nothing
 */
export async function flowsOf(
  store: Pick<Store, 'executeSql'>,
  destinationIds: readonly string[]
): Promise<(destinationId: string) => Flow> {
  const { rows } = await store.executeSql(FLOWS, [[...destinationIds]])
  const flows = (rows as (Flow & { id: string })[]).map(({ id, ...flow }) => [id, flow] as const) // as they are selected
  const byId = new Map(flows)
  return (destinationId) => byId.get(destinationId) ?? NOTHING
}
