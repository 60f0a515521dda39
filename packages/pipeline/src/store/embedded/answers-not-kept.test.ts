import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Pool } from 'pg'
import { newDataFolder } from '../../testing/store-template'
import { EmbeddedPostgres } from './embedded-postgres'
import { PostgresStream } from './postgres-stream'

/** Of JavaScript, in the thread. Postgres's own memory is outside of it. */
const HEAP_MB = 48

const inLittleMemory = (folder: string) =>
  new Worker(join(__dirname, 'postgres-thread.mjs'), {
    workerData: folder,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB }
  })

describe('the thread of the embedded Postgres', () => {
  it('keeps nothing of what it has answered', async () => {
    const folder = await newDataFolder()
    const deaths: Error[] = []
    const postgres = await EmbeddedPostgres.open(join(folder, 'store'), (error) => deaths.push(error), inLittleMemory)
    const pool = new Pool({
      stream: () => new PostgresStream(postgres),
      max: 1,
      user: 'postgres',
      database: 'postgres'
    }).on('error', () => undefined)
    let bytes = 0
    while (bytes < 4 * HEAP_MB * 1024 * 1024) {
      const { rows } = await pool.query<{ text: string }>(
        `select repeat('x', 1000) as text from generate_series(1, 4000)`
      )
      for (const { text } of rows) bytes += text.length
    }
    await pool.end()
    await postgres.close()
    await rm(folder, { recursive: true })
    expect(deaths).toEqual([])
  })
})
