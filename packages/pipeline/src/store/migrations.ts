import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Pool, PoolClient } from 'pg'
import { PipelineError } from '../pipeline-error'

/** The migrations, and where it is noted which were run. */
export const MIGRATIONS = {
  migrationsFolder: join(__dirname, 'migrations'),
  migrationsSchema: 'movable_ink',
  migrationsTable: 'migrations'
}

/** Serialises the migrations of several processes that start at once. A number of our own for `pg_advisory_lock`. */
const MIGRATION_LOCK = 7_034_120_411

async function assertNotNewer(client: PoolClient): Promise<void> {
  const known = readMigrationFiles(MIGRATIONS).at(-1)?.folderMillis ?? 0
  const { rows } = await client.query<{ newest: string }>(
    'select max(created_at) as newest from movable_ink.migrations'
  )
  if (Number(rows[0]?.newest) <= known) return
  throw new PipelineError('The store was made by a newer version of the pipeline. Start that version, or a new store.')
}

/**
 * Brings the tables up to date.
 *
 * @throws PipelineError when the store was made by a newer version, whose tables this one does not know
 */
export async function runMigrations(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), MIGRATIONS)
    await assertNotNewer(client)
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
    client.release()
  } catch (error) {
    // The connection goes, and with it the lock.
    client.release(true)
    throw error
  }
}
