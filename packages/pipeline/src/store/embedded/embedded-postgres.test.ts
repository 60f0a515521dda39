import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { sql } from 'drizzle-orm'
import { Pool } from 'pg'
import type { PoolConfig } from 'pg'
import { newDataFolder } from '../../testing/store-template'
import { connectStore } from '../connect-store'
import { EmbeddedPostgres } from './embedded-postgres'
import { PostgresStream } from './postgres-stream'

let folder: string
let postgres: EmbeddedPostgres
let pool: Pool
const deaths: Error[] = []

/** As the store does. */
const poolFor = (of: EmbeddedPostgres) =>
  new Pool({
    stream: () => new PostgresStream(of),
    max: 1,
    user: 'postgres',
    database: 'postgres',
    pipeline: true
  } as PoolConfig) // whose types do not know `pipeline` yet

beforeAll(async () => {
  folder = await newDataFolder()
  postgres = await EmbeddedPostgres.open(join(folder, 'store'), (error) => deaths.push(error))
  pool = poolFor(postgres)
  await pool.query('create table things (id int primary key)')
})

afterEach(() => pool.query('delete from things'))

afterAll(async () => {
  await pool.end()
  await postgres.close()
  await rm(folder, { recursive: true })
})

const count = async () => (await pool.query<{ count: string }>('select count(*) from things')).rows[0]?.count

describe('the embedded Postgres, through pg', () => {
  it('answers simple and extended queries', async () => {
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    expect((await pool.query('select $1::text as text, $2::int as number', ['ü', 2])).rows).toEqual([
      { text: 'ü', number: 2 }
    ])
  })

  it.each([
    ['simple', 'select 1 / 0', undefined, '22012'],
    ['simple', 'selec', undefined, '42601'],
    ['extended', 'select 1 / $1::int', [0], '22012'],
    ['extended', 'select $1::int', ['x'], '22P02'],
    ['extended', 'select $1 from nowhere', [1], '42P01']
  ])('tells of an error in a %s query, %s, and answers the next one', async (_kind, text, values, code) => {
    await expect(pool.query(text, values)).rejects.toMatchObject({ name: 'error', code })
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  it('runs several statements of one query, none of them where one fails', async () => {
    await pool.query('insert into things values (1); insert into things values (2)')
    expect(await count()).toBe('2')
    await expect(pool.query('insert into things values (3); insert into things values (1)')).rejects.toMatchObject({
      code: '23505'
    })
    expect(await count()).toBe('2')
  })

  it('answers each of many queries that are asked at once with its own answer', async () => {
    const numbers = Array.from({ length: 50 }, (_one, index) => index)
    const client = await pool.connect()
    const answers = await Promise.allSettled(
      numbers.map((number) => client.query<{ it: number }>('select 100 / $1::int * $1::int as it', [number % 10]))
    )
    client.release()
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.rows[0]?.it : 'failed'))).toEqual(
      numbers.map((number) => (number % 10 === 0 ? 'failed' : Math.floor(100 / (number % 10)) * (number % 10)))
    )
  })

  it('does not mix the statements of two who want it at once', async () => {
    const add = async (first: number) => {
      const client = await pool.connect()
      await client.query('begin')
      await client.query('insert into things values ($1)', [first])
      await client.query('insert into things values ($1)', [first + 1])
      await client.query(first === 1 ? 'rollback' : 'commit')
      client.release()
    }
    await Promise.all([add(1), add(11), add(21)])
    expect((await pool.query('select id from things order by id')).rows).toEqual([11, 12, 21, 22].map((id) => ({ id })))
  })

  it('takes and gives a value of 3 MB', async () => {
    const text = 'ü'.repeat(1_500_000)
    const { rows } = await pool.query<{ text: string }>('select $1::text as text', [text])
    expect(rows[0]?.text === text).toBe(true)
  })

  it('has no transaction left open by a client that was given up in the middle of one', async () => {
    const client = await pool.connect()
    await client.query('begin')
    await client.query('insert into things values (1)')
    await client.query("set timezone to 'Asia/Tokyo'")
    client.release(true)
    // At once: while the connection ends.
    expect(await count()).toBe('0')
    expect((await pool.query('show timezone')).rows).not.toEqual([{ TimeZone: 'Asia/Tokyo' }])
  })

  it('lets nobody into the transaction of a client that was given up while a statement was under way', async () => {
    const client = await pool.connect()
    await client.query('begin')
    const underWay = client.query('insert into things select generate_series(1, 1000)')
    client.release(true)
    const next = pool.query('insert into things values (1)')
    await Promise.all([underWay, next])
    expect(await count()).toBe('1')
  })

  it('has one connection at a time: the next one waits for its end', async () => {
    const other = poolFor(postgres)
    const client = await pool.connect()
    await client.query('begin')
    const seen = other.query('select id from things')
    for (const id of [1, 2, 3, 4, 5]) await client.query('insert into things values ($1)', [id])
    await client.query('rollback')
    client.release(true)
    expect((await seen).rows).toEqual([])
    await other.end()
  })

  it('closes while nothing is asked of it, and says so to who asks then', async () => {
    const other = await newDataFolder()
    const closing = await EmbeddedPostgres.open(join(other, 'store'), (error) => deaths.push(error))
    const itsPool = poolFor(closing)
    await itsPool.query('select 1')
    await closing.close()
    await closing.close()
    await expect(itsPool.query('select 1')).rejects.toThrow('The embedded Postgres is closed')
    await itsPool.end()
    await rm(other, { recursive: true })
    expect(deaths).toEqual([])
  })

  it('that is killed tells of it, and fails what is under way and what comes after', async () => {
    const other = await newDataFolder()
    const threads: Worker[] = []
    const heard: Error[] = []
    const dying = await EmbeddedPostgres.open(
      join(other, 'store'),
      (error) => heard.push(error),
      (store) => {
        const thread = new Worker(join(__dirname, 'postgres-thread.mjs'), { workerData: store, execArgv: [] })
        threads.push(thread)
        return thread
      }
    )
    const ended = 'The embedded Postgres has ended'
    const connection = { stream: () => new PostgresStream(dying), max: 1, user: 'postgres', database: 'postgres' }
    const store = await connectStore(connection, () => undefined)
    const transaction = store.database.transaction(async (tx) => {
      await tx.execute(sql`select 1`)
      const underWay = tx.execute(sql`select pg_sleep(60)`)
      await threads[0]?.terminate()
      await expect(underWay).rejects.toMatchObject({ cause: { message: ended } })
    })
    // An error that nobody listens to would end the process here.
    await expect(transaction).rejects.toMatchObject({
      cause: { message: expect.stringContaining('connection') as string }
    })
    await expect(store.atomically([{ text: 'select 1' }])).rejects.toThrow(ended)
    await expect(store.executeSql('select 1')).rejects.toThrow(ended)
    await store.close()
    await dying.close()
    expect(heard.map(({ message }) => message)).toEqual([ended])
    await rm(other, { recursive: true })
  })

  it('whose files cannot be opened fails to open, and leaves no thread behind', async () => {
    const other = await mkdtemp(join(tmpdir(), 'pipeline-'))
    const threads: Worker[] = []
    const opening = EmbeddedPostgres.open(
      join(other, 'store'),
      (error) => deaths.push(error),
      () => {
        const thread = new Worker('process.exit(0)', { eval: true })
        threads.push(thread)
        return thread
      }
    )
    await expect(opening).rejects.toThrow('The embedded Postgres ended before it was open')
    expect(threads.map(({ threadId }) => threadId)).toEqual([-1])
    expect(deaths).toEqual([])
    await rm(other, { recursive: true })
  })
})
