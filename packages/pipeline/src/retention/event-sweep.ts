import { setImmediate as turn } from 'node:timers/promises'
import type { Store } from '../store/store'

/** How long what is stored is kept. */
export interface KeptEvents {
  /** In days. */
  keepDays: number
  /** How many events. */
  keepEvents: number
}

/** A place in the order of arrival. */
interface Place {
  receivedAt: Date
  id: string
}

/** How many events are looked at in one transaction, in which nothing else happens at an embedded store. */
const AT_A_TIME = 500

/** How many times as many are looked at in one sweep; the next one goes on from there. */
const MOST_PAGES = 200

const DAY_MS = 24 * 60 * 60 * 1000

/** The highest of all UUIDs. */
const AFTER_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The newest event that is one too many. */
const ONE_TOO_MANY = `
  select received_at as "receivedAt", id from movable_ink.events
  order by received_at desc, id desc offset $1 limit 1`

const PAGE = `
  select received_at as "receivedAt", id from movable_ink.events
  where (received_at, id) <= ($1::timestamptz, $2::uuid)
    and ($3::timestamptz is null or (received_at, id) > ($3, $4::uuid))
  order by received_at, id
  limit ${AT_A_TIME}`

/** Which deliveries keep their event: those that are pending, or ended undelivered since `$2`. */
const KEEPS = "(state in ('queued', 'retrying') or (state in ('discarded', 'dead') and finished_at >= $2))"

/**
 * Deletes events, and with them their deliveries, unless one of these keeps them. The deliveries are locked before, but only
 * where none looks like keeping its event: one that is sent again at this moment is either seen here, or no longer there to
 * be sent.
 */
const DELETE = `
  with due as materialized (
    select event.id from unnest($1::uuid[]) as event (id)
    where not exists (select from movable_ink.deliveries where event_id = event.id and ${KEEPS})
  ), held as (
    select event_id, state, finished_at from movable_ink.deliveries where event_id in (select id from due)
    order by id for update
  ), deleted as (
    delete from movable_ink.events
    where id in (select id from due) and id not in (select event_id from held where ${KEEPS})
    returning id
  )
  select count(*)::int as count from deleted`

const isLater = (a: Place, b: Place) =>
  a.receivedAt.getTime() === b.receivedAt.getTime() ? a.id > b.id : a.receivedAt > b.receivedAt

/** Deletes the events that need not be kept any more, the oldest first. */
export class EventSweep {
  /** Where the last sweep ended before it was through. */
  #last: Place | undefined

  constructor(
    private readonly store: Pick<Store, 'executeSql' | 'atomically'>,
    private readonly kept: KeptEvents
  ) {}

  /**
   * Deletes what is old, or too many.
   *
   * @param isStopping asked before each transaction
   * @returns how many events
   */
  async run(now: number, isStopping: () => boolean): Promise<number> {
    const cutoff = new Date(now - this.kept.keepDays * DAY_MS)
    const end = await this.#end(cutoff)
    let count = 0
    for (let pages = 0; pages < MOST_PAGES && !isStopping(); pages++) {
      const page = await this.#page(end)
      if (page.length > 0) count += await this.#delete(page, cutoff)
      this.#last = page.length < AT_A_TIME ? undefined : page.at(-1)
      if (this.#last === undefined) break
      // Requests get on meanwhile.
      await turn()
    }
    return count
  }

  /** The newest event that may go. */
  async #end(cutoff: Date): Promise<Place> {
    const byAge = { receivedAt: new Date(cutoff.getTime() - 1), id: AFTER_ALL }
    const { rows } = await this.store.executeSql(ONE_TOO_MANY, [this.kept.keepEvents])
    const [byCount] = rows as Place[] // as it is selected above
    return byCount !== undefined && isLater(byCount, byAge) ? byCount : byAge
  }

  async #page(end: Place): Promise<Place[]> {
    const { rows } = await this.store.executeSql(PAGE, [
      end.receivedAt,
      end.id,
      this.#last?.receivedAt ?? null,
      this.#last?.id ?? null
    ])
    return rows as Place[] // as they are selected above
  }

  async #delete(page: readonly Place[], cutoff: Date): Promise<number> {
    const values = [page.map(({ id }) => id), cutoff]
    // Whoever notes outcomes locks deliveries in another order.
    const [result] = await this.store.atomically([{ text: DELETE, values }])
    const [deleted] = (result?.rows ?? []) as { count: number }[] // as it is selected above
    return deleted?.count ?? 0
  }
}
