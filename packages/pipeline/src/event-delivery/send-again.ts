import type { DeliveryQueue } from '../queue/delivery-queue'
import { StatementList } from '../store/statements'
import type { Store } from '../store/store'
import { FILTER, filterValues } from './deliveries'
import type { DeliveryFilter } from './deliveries'

/** What a delivery is that is over and not delivered. */
export const UNDELIVERED_STATES = ['discarded', 'dead'] as const
export type UndeliveredState = (typeof UNDELIVERED_STATES)[number]

/** Which deliveries of a destination are sent again. */
export interface SendAgainFilter extends DeliveryFilter {
  states: readonly UndeliveredState[]
}

/** What sending again works with. */
export interface SendAgainParts {
  store: Pick<Store, 'atomically' | 'executeSql'>
  queue: Pick<DeliveryQueue, 'add'>
  /** Tells the workers that these mappings may have jobs. */
  wake: (mappingIds: Iterable<string>) => void
}

/** A delivery that is to be sent again. */
interface Due {
  id: string
  mappingId: string
  createdAt: Date
}

/** How many are queued in one transaction, in which nothing else happens at an embedded store. */
const AT_A_TIME = 1000

/** One that was deleted is named for a while. */
const HAS_MAPPING = 'exists (select from movable_ink.mappings where id = mapping_id)'

/** The next ones after `$7` and `$8`, oldest first, of those that were over at `$9`: none is met twice. */
const NEXT = `
  select id, mapping_id as "mappingId", created_at as "createdAt"
  from movable_ink.deliveries
  where destination_id = $1 and state = $2 and ${FILTER}
    and ($7::timestamptz is null or (created_at, id) > ($7, $8::uuid))
    and finished_at <= $9 and ${HAS_MAPPING}
  order by created_at, id
  limit ${AT_A_TIME}`

/**
 * Attempts and their log stay. Who comes second, after another who sends the same again, changes nothing. The mappings are
 * locked first, as where events are stored: a deletion at the same moment either finds here what is queued, or leaves no
 * mapping to queue it for.
 */
const QUEUE = `
  with held as materialized (
    select id from movable_ink.mappings
    where id in (select mapping_id from movable_ink.deliveries where id = any($1::uuid[]))
    order by id for key share
  ), queued as (
    update movable_ink.deliveries
    set state = 'queued', sent_again_at = $3, reason = null, message = null, retry_until = null, next_try_at = null, finished_at = null
    where id = any($1::uuid[]) and state = any($2::text[]) and mapping_id in (select id from held)
    returning id
  )
  select count(*)::int as count from queued`

/** Queues deliveries again, all or none. A job of one that is queued, or delivered, already does no harm. */
async function queueAgain({ store, queue, wake }: SendAgainParts, due: readonly Due[]): Promise<number> {
  const list = new StatementList()
  await list.executeSql(QUEUE, [due.map(({ id }) => id), [...UNDELIVERED_STATES], new Date()])
  await queue.add(
    due.map(({ id, mappingId }) => ({ id, mappingId })),
    list
  )
  const [queued] = await store.atomically(list.statements)
  wake(new Set(due.map(({ mappingId }) => mappingId)))
  const [row] = (queued?.rows ?? []) as { count: number }[] // as it is selected above
  return row?.count ?? 0
}

/**
 * Sends one delivery again, which is over and was not delivered.
 *
 * @returns false when another was faster
 */
export const sendOneAgain = async (parts: SendAgainParts, due: Due): Promise<boolean> =>
  (await queueAgain(parts, [due])) === 1

/**
 * Sends deliveries of a destination again that were over, and not delivered, at the moment it is called; not those of
 * mappings that were deleted. A thousand at a time, each thousand whole: what is not done when it stops is still as it
 * was, and is found when it is called again.
 *
 * @param isStopping asked before each thousand
 * @returns how many, and whether there was no reason to stop
 */
export async function sendAgain(
  parts: SendAgainParts,
  destinationId: string,
  filter: SendAgainFilter,
  isStopping: () => boolean
): Promise<{ count: number; isComplete: boolean }> {
  const startedAt = new Date()
  let count = 0
  for (const state of new Set(filter.states)) {
    for (let last: Due | undefined; ;) {
      if (isStopping()) return { count, isComplete: false }
      const { rows } = await parts.store.executeSql(NEXT, [
        destinationId,
        state,
        ...filterValues(filter),
        last?.createdAt ?? null,
        last?.id ?? null,
        startedAt
      ])
      const due = rows as Due[] // as they are selected above
      last = due.at(-1)
      if (last === undefined) break
      count += await queueAgain(parts, due)
    }
  }
  return { count, isComplete: true }
}
