import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { EmbeddedPostgres } from '../store/embedded/embedded-postgres'
import { makeFiles } from '../store/embedded/make-files'
import { PostgresStream } from '../store/embedded/postgres-stream'
import { hasServer, newDatabase } from './databases'

/** A Postgres without any tables, embedded or as a database of the server for tests. */
export interface BarePostgres {
  pool: Pool
  close: () => Promise<void>
}

const unexpected = (error: Error) => {
  throw error
}

async function embedded(): Promise<BarePostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-'))
  const files = join(folder, 'store')
  await makeFiles(files, folder)
  const postgres = await EmbeddedPostgres.open(files, unexpected)
  const pool = new Pool({ stream: () => new PostgresStream(postgres), max: 1, user: 'postgres', database: 'postgres' })
  return {
    pool,
    async close() {
      await pool.end()
      await postgres.close()
      await rm(folder, { recursive: true })
    }
  }
}

/** Opens one. Whoever did closes it, after which it is gone. */
export async function openBarePostgres(): Promise<BarePostgres> {
  if (!hasServer()) return embedded()
  const { databaseUrl, remove } = await newDatabase()
  const pool: Pool = new Pool({ connectionString: databaseUrl }).on('error', (error) => {
    // A connection may still be going when its database is removed.
    if (!pool.ending) throw error
  })
  return {
    pool,
    async close() {
      await pool.end()
      await remove()
    }
  }
}
