import type { SqlExecutor } from '../store/statements'

/** The tables that Postgres's own autovacuum would take by their dead, new or changed rows, but from 1,000 rows on. */
const DUE = `
  select format('%I.%I', schemaname, relname) as name
  from pg_stat_user_tables
  where schemaname like 'movable\\_ink%' and (
    n_dead_tup > 1000 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup
    or n_mod_since_analyze > 1000 + 0.1 * n_live_tup
  )
  order by relname`

/** Postgres counts rows at most once a second unless it is told to. */
const COUNT_NOW = 'select pg_stat_force_next_flush()'

/**
 * For statistics 300 rows are read for each of these, as wide as they are. The usual 100 took some 70 MB more, which a Postgres
 * in WebAssembly never gives back, and told the planner nothing that it used. [measured]
 */
const FEWER_ROWS = 'set default_statistics_target = 10'

/**
 * Cleans up tables and takes their statistics, where no autovacuum does: without it the files grow with every job there
 * ever was, and taking jobs becomes slower and slower.
 *
 * @param isStopping asked before each table
 */
export async function vacuum(store: SqlExecutor, isStopping: () => boolean): Promise<void> {
  await store.executeSql(COUNT_NOW)
  await store.executeSql(FEWER_ROWS)
  const { rows } = await store.executeSql(DUE)
  for (const { name } of rows as { name: string }[]) {
    if (isStopping()) return
    await store.executeSql(`vacuum (analyze) ${name}`)
  }
}
