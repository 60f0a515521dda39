import type { SqlExecutor } from '../store/statements'

/** By the clock of the store, which all processes share. */
const CLAIM = `
  insert into movable_ink.properties (name, value) values ('swept_at', date_part('epoch', now())::text)
  on conflict (name) do update set value = excluded.value
  where properties.value::float8 < date_part('epoch', now()) - $1::float8
  returning name`

/**
 * Takes the turn to sweep a store that several processes share.
 *
 * @param everySeconds how long ago the last turn must have been
 * @returns false when another process has had it meanwhile
 */
export async function claimTurn(store: SqlExecutor, everySeconds: number): Promise<boolean> {
  const { rows } = await store.executeSql(CLAIM, [everySeconds])
  return rows.length === 1
}
