import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import type { PoolConfig } from 'pg'
import type { Database } from './database'
import { runMigrations } from './migrations'
import { repeatUndone } from './repeat-undone'
import * as schema from './schema'
import type { Rows, Statement } from './statements'
import type { Store } from './store'
import { isStoreFailure } from './store-failure'

/** How long what is done on a connection may take, in milliseconds. */
export type StoreLimits = Pick<
  PoolConfig,
  'statement_timeout' | 'lock_timeout' | 'idle_in_transaction_session_timeout' | 'query_timeout'
>

/** A pool that tells of connections that broke unused; not once it ends, as it does not wait until all are closed. */
function newPool(config: PoolConfig, onError: (error: Error) => void): Pool {
  const pool = new Pool(config)
  return pool.on('error', (error) => {
    if (!pool.ending) onError(error)
  })
}

/** On a connection of their own, without limits: migrations of large tables may take long, and wait for each other. */
async function migrate(config: PoolConfig, onError: (error: Error) => void): Promise<void> {
  const pool = newPool({ ...config, max: 1 }, onError)
  try {
    await runMigrations(pool)
  } finally {
    await pool.end()
  }
}

/**
 * A statement on the jobs of some mappings is planned with the tables of all, which looks like so much work that Postgres
 * compiles it: six seconds, for a quarter of a second of work, with a hundred mappings. [measured]
 */
const NO_COMPILING = 'set jit = off'

/**
 * The store on a Postgres, whose migrations run first.
 *
 * @param onError told of connections that broke while nothing used them; the next use opens new ones
 * @param limits of everything but the migrations
 * @throws PipelineError when the store cannot be used
 */
export async function connectStore(
  config: PoolConfig,
  onError: (error: Error) => void,
  limits: StoreLimits = {}
): Promise<Store> {
  await migrate(config, onError)
  // An option that the types do not know yet: statements are sent without waiting for the answer to the one before.
  const pool = newPool({ ...config, ...limits, pipeline: true } as PoolConfig, onError)
    // A connection that breaks in use fails what it is used for. Without a listener it would end the process, too.
    .on('connect', (client) => {
      client.on('error', () => undefined)
      client.query(NO_COMPILING).catch(() => undefined)
    })

  async function runOnce(statements: readonly Statement[]): Promise<Rows[]> {
    const client = await pool.connect()
    // Without names: a plan that is kept was made when the tables were small, and is slow by ten times later. [measured]
    const all = [{ text: 'begin' }, ...statements, { text: 'commit' }]
    const results = await Promise.allSettled(all.map((statement) => client.query<object>(statement)))
    const failed = results.find((result) => result.status === 'rejected')
    // The transaction is over: where a statement failed, `commit` rolled it back. A connection that broke, or does not
    // answer, may not know of it yet: it is not used again.
    client.release(failed !== undefined && isStoreFailure(failed.reason))
    if (failed !== undefined) throw failed.reason
    return results.slice(1, -1).flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  }

  return {
    database: drizzle(pool, { schema }) as unknown as Database, // the kind of its results is the only difference
    isExclusive: false,
    executeSql: (text, values) => pool.query<object>({ text, values }),
    atomically: (statements) => repeatUndone(() => runOnce(statements)),
    close: () => pool.end()
  }
}
