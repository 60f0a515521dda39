import { Client } from 'pg'
import { databasesForTests } from '../testing/databases'
import { connectStore } from './connect-store'
import type { StoreLimits } from './connect-store'
import { openStore } from './open-store'
import { isStoreFailure } from './store-failure'
import type { Store } from './store'

const open: { end(): Promise<void> }[] = []
// Before the database goes.
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.end()
})
const newDatabase = databasesForTests()

const unexpected = (error: Error) => {
  throw error
}

async function connect(connectionString: string, limits: StoreLimits): Promise<Store> {
  // One connection: what holds it for ever would hold everything.
  const store = await connectStore({ connectionString, max: 1 }, () => undefined, limits)
  open.push({ end: () => store.close() })
  return store
}

async function anotherClient(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString })
  await client.connect()
  open.push(client)
  return client
}

const failure = (promise: Promise<unknown>) => promise.catch((error: unknown) => error)

describe('a store on a Postgres server', () => {
  it('has limits for all that is done on its connections', async () => {
    const events = { onError: unexpected, onBroken: unexpected }
    const store = await openStore({ dataFolder: 'not used', databaseUrl: await newDatabase() }, events)
    open.push({ end: () => store.close() })
    const { rows } = await store.executeSql(`
      select name, setting from pg_settings
      where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name`)
    expect(rows).toEqual([
      { name: 'idle_in_transaction_session_timeout', setting: '30000' },
      { name: 'lock_timeout', setting: '15000' },
      { name: 'statement_timeout', setting: '60000' }
    ])
  })

  it('gives up a statement that hangs, and has its connection again', async () => {
    const store = await connect(await newDatabase(), { statement_timeout: 100 })
    const error = await failure(store.executeSql('select pg_sleep(3600)'))
    expect(error).toMatchObject({ name: 'error', code: '57014' })
    expect(isStoreFailure(error)).toBe(true)
    expect((await store.executeSql('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  it('gives up to wait for a lock, and undoes what else was in the transaction', async () => {
    const databaseUrl = await newDatabase()
    const store = await connect(databaseUrl, { lock_timeout: 100 })
    const other = await anotherClient(databaseUrl)
    await other.query('begin; lock table movable_ink.mappings')
    const statements = [
      { text: "insert into movable_ink.properties values ('a', 'b')" },
      { text: 'select * from movable_ink.mappings' }
    ]
    const error = await failure(store.atomically(statements))
    expect(error).toMatchObject({ name: 'error', code: '55P03' })
    expect(isStoreFailure(error)).toBe(true)
    expect((await store.executeSql('select * from movable_ink.properties')).rows).toEqual([])
  })

  it.each(['executeSql', 'atomically'] as const)(
    'gives up a server that answers nothing in %s, and opens another connection',
    async (call) => {
      const store = await connect(await newDatabase(), { query_timeout: 100 })
      const text = 'select pg_sleep(3600)'
      const error = await failure(call === 'executeSql' ? store.executeSql(text) : store.atomically([{ text }]))
      expect(error).toBeInstanceOf(Error)
      expect(isStoreFailure(error)).toBe(true)
      expect((await store.executeSql('select 1 as one')).rows).toEqual([{ one: 1 }])
    }
  )

  it('has no limits for its migrations, which wait for those of others', async () => {
    const databaseUrl = await newDatabase()
    const other = await anotherClient(databaseUrl)
    // What a migration of another process holds.
    await other.query('begin; create schema movable_ink')
    const connecting = connect(databaseUrl, { statement_timeout: 100, lock_timeout: 100 })
    await new Promise((resolve) => setTimeout(resolve, 500))
    await other.query('rollback')
    const store = await connecting
    expect((await store.executeSql('select * from movable_ink.properties')).rows).toEqual([])
  })
})
