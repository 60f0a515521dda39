import { setImmediate as turn } from 'node:timers/promises'
import { clearDeliveries, discardWithoutMapping } from '../mappings/deleted-mapping'
import { repeatUndone } from '../store/repeat-undone'
import type { Store } from '../store/store'

/** How many rows go in one transaction, in which nothing else happens at an embedded store. */
const AT_A_TIME = 500

/** How many times as many go in one run; the next one goes on from there. */
const MOST_PIECES = 200

/** What rows refer to. */
interface Owner {
  table: 'events' | 'deliveries'
  /** It has an index that begins with it, so that each value is found by one look. */
  column: 'source_id' | 'destination_id' | 'mapping_id'
  owners: 'sources' | 'destinations' | 'mappings'
}

/** The owners that rows still refer to and that are gone. It jumps from one to the next, however many rows each has. */
const goneOwners = ({ table, column, owners }: Owner) => `
  with recursive known as (
    (select ${column} as id from movable_ink.${table} where ${column} is not null order by ${column} limit 1)
    union all
    select (
      select ${column} from movable_ink.${table} where ${column} > known.id order by ${column} limit 1
    ) from known where known.id is not null
  )
  select id from known where id is not null and not exists (
    select from movable_ink.${owners} as owner where owner.id = known.id
  )`

const deletion = ({ table, column }: Owner, order: string) => `
  with deleted as (
    delete from movable_ink.${table} where id = any(array(
      select id from movable_ink.${table} where ${column} = $1 order by ${order} limit ${AT_A_TIME}
      for update skip locked
    ))
    returning 1
  )
  select count(*)::int as count from deleted`

/** Does away with some of the rows of an owner that is gone. Resolves to how many. */
type Piece = (store: Pick<Store, 'database' | 'atomically'>, owner: string) => Promise<number>

const deleting = (text: string): Piece =>
  async function piece(store: Pick<Store, 'atomically'>, owner: string) {
    const [result] = await store.atomically([{ text, values: [owner] }])
    const [deleted] = (result?.rows ?? []) as { count: number }[] // as it is selected above
    return deleted?.count ?? 0
  }

const OF_SOURCES: Owner = { table: 'events', column: 'source_id', owners: 'sources' }
const OF_DESTINATIONS: Owner = { table: 'deliveries', column: 'destination_id', owners: 'destinations' }
const OF_MAPPINGS: Owner = { table: 'deliveries', column: 'mapping_id', owners: 'mappings' }

/** Each in the order of the index that finds them. With an event go its deliveries. */
const KINDS: readonly [Owner, Piece][] = [
  [OF_SOURCES, deleting(deletion(OF_SOURCES, 'id'))],
  [OF_DESTINATIONS, deleting(deletion(OF_DESTINATIONS, 'state, created_at, id'))],
  [OF_MAPPINGS, ({ database }, mappingId) => repeatUndone(() => clearDeliveries(database, mappingId))]
]

/**
 * Does away with what is left of sources, destinations and mappings that were deleted: the rows of these go at once, and
 * may have had a million events and deliveries. Whatever refers to one that is not there is found, also what another
 * process stored a moment after.
 *
 * @param isStopping asked before each transaction
 */
export async function removeLeftovers(
  store: Pick<Store, 'database' | 'executeSql' | 'atomically'>,
  isStopping: () => boolean
): Promise<void> {
  let pieces = 0
  for (const [owner, removePiece] of KINDS) {
    const { rows } = await store.executeSql(goneOwners(owner))
    for (const { id } of rows as { id: string }[]) {
      for (let count = AT_A_TIME; count === AT_A_TIME && pieces < MOST_PIECES; pieces++) {
        if (isStopping()) return
        count = await removePiece(store, id)
        // Requests get on meanwhile.
        await turn()
      }
    }
  }
  await repeatUndone(() => discardWithoutMapping(store.database))
}
