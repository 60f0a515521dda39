import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { Pool } from 'pg'
import { openBarePostgres } from '../testing/bare-postgres'
import type { BarePostgres } from '../testing/bare-postgres'
import { MIGRATIONS, runMigrations } from './migrations'

interface Journal {
  entries: { idx: number; when: number; tag: string }[]
}

let folder: string
let postgres: BarePostgres
let pool: Pool

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  postgres = await openBarePostgres()
  ;({ pool } = postgres)
})
beforeEach(() => pool.query('drop schema if exists movable_ink cascade'))
afterAll(async () => {
  await postgres.close()
  await rm(folder, { recursive: true })
})

/** The first migrations alone, as an older version of the pipeline had them. */
async function firstMigrations(count: number): Promise<string> {
  const older = join(folder, `first-${count}`)
  await cp(MIGRATIONS.migrationsFolder, older, { recursive: true })
  const file = join(older, 'meta/_journal.json')
  const journal = JSON.parse(await readFile(file, 'utf8')) as Journal
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }))
  return older
}

const ROWS = `
  insert into movable_ink.sources values (gen_random_uuid(), 'Website', 'fingerprint', 'sealed', now());
  insert into movable_ink.destinations
    select gen_random_uuid(), id, 'slug', 'Movable Ink', 'sealed', true, 16, now(), now() from movable_ink.sources;
  insert into movable_ink.mappings (id, destination_id, name, trigger, action, fields, enabled, position, created_at, updated_at)
    select gen_random_uuid(), id, 'All', 'type = "track"', 'sendEntireEvent', '{}', true, 0, now(), now()
    from movable_ink.destinations;
  insert into movable_ink.events (id, source_id, message_id, type, payload, received_at)
    select gen_random_uuid(), id, 'm-1', 'track', '{"a":1}', now() from movable_ink.sources;
  insert into movable_ink.deliveries (id, event_id, destination_id, mapping_id, state, created_at)
    select gen_random_uuid(), events.id, destinations.id, mappings.id, 'queued', now()
    from movable_ink.events, movable_ink.destinations, movable_ink.mappings`

/** How the tables look: of each its columns and indexes. */
async function shape(): Promise<unknown[]> {
  const { rows } = await pool.query<object>(`
    select table_name as "table", column_name as name, data_type || ' ' || is_nullable as what
    from information_schema.columns where table_schema = 'movable_ink'
    union all select tablename, indexname, indexdef from pg_indexes where schemaname = 'movable_ink'
    order by 1, 2`)
  return rows
}

describe('the migrations', () => {
  it('bring a store of any older version up to date, and keep its rows', async () => {
    await runMigrations(pool)
    const upToDate = await shape()
    const journal = JSON.parse(
      await readFile(join(MIGRATIONS.migrationsFolder, 'meta/_journal.json'), 'utf8')
    ) as Journal
    for (let count = 1; count < journal.entries.length; count++) {
      await pool.query('drop schema movable_ink cascade')
      await migrate(drizzle(pool), { ...MIGRATIONS, migrationsFolder: await firstMigrations(count) })
      await pool.query(ROWS)
      await runMigrations(pool)
      expect(await shape()).toEqual(upToDate)
      const { rows } = await pool.query(`
        select events.payload, deliveries.state, deliveries.attempt_log, mappings.trigger, sources.name
        from movable_ink.deliveries
          join movable_ink.events on events.id = event_id
          join movable_ink.mappings on mappings.id = mapping_id
          join movable_ink.sources on sources.id = source_id`)
      expect(rows).toEqual([
        { payload: '{"a":1}', state: 'queued', attempt_log: [], trigger: 'type = "track"', name: 'Website' }
      ])
    }
  })

  it('run once, whoever starts', async () => {
    await Promise.all([runMigrations(pool), runMigrations(pool)])
    await pool.query("insert into movable_ink.properties values ('a', 'b')")
    const applied = async () => (await pool.query('select * from movable_ink.migrations')).rows as unknown[]
    const before = await applied()
    await runMigrations(pool)
    expect(await applied()).toEqual(before)
    expect((await pool.query('select * from movable_ink.properties')).rows).toEqual([{ name: 'a', value: 'b' }])
  })

  it('leave a store of a newer version as it is, and say so', async () => {
    await runMigrations(pool)
    await pool.query(`
      insert into movable_ink.migrations (hash, created_at)
      select 'of a newer version', max(created_at) + 1 from movable_ink.migrations`)
    const before = await shape()
    await expect(runMigrations(pool)).rejects.toMatchObject({
      name: 'PipelineError',
      message: 'The store was made by a newer version of the pipeline. Start that version, or a new store.'
    })
    expect(await shape()).toEqual(before)
  })
})
