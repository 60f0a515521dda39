import { REPEAT_WINDOW_MS } from '../ingestion/limits'
import type { SqlExecutor } from '../store/statements'

/** How many go in one transaction. */
const AT_A_TIME = 5000

/** How many times as many go in one run. */
const MOST_PAGES = 100

const DELETE = `
  with deleted as (
    delete from movable_ink.message_ids
    where ctid = any(array(select ctid from movable_ink.message_ids where seen_at < $1 limit ${AT_A_TIME}))
    returning 1
  )
  select count(*)::int as count from deleted`

/**
 * Forgets the message ids by which nothing is recognised any more.
 *
 * @param isStopping asked before each transaction
 */
export async function forgetMessageIds(store: SqlExecutor, now: number, isStopping: () => boolean): Promise<void> {
  for (let pages = 0; pages < MOST_PAGES && !isStopping(); pages++) {
    const { rows } = await store.executeSql(DELETE, [new Date(now - REPEAT_WINDOW_MS)])
    const [deleted] = rows as { count: number }[] // as it is selected above
    if ((deleted?.count ?? 0) < AT_A_TIME) return
  }
}
