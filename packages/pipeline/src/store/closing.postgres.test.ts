import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import type { Client } from 'pg'
import { databasesForTests, onServer } from '../testing/databases'
import { openStore } from './open-store'

const newDatabase = databasesForTests()
const workplace = workplaceForTests()

/** Often enough that a connection is ended by the server while it says good-bye itself. */
const ROUNDS = 20

const sessionsOf = async (client: Client, database: string) =>
  (await client.query('select pid from pg_stat_activity where datname = $1', [database])).rowCount

describe('a store on a server that is closed', () => {
  it('tells of no connection that the server ends meanwhile', async () => {
    const databaseUrl = await newDatabase()
    const database = new URL(databaseUrl).pathname.slice(1)
    const told: unknown[] = []
    const tell = (error: unknown) => void told.push(error)
    const location = { dataFolder: workplace.path('data'), databaseUrl }
    await onServer(async (client) => {
      for (let round = 0; round < ROUNDS; round++) {
        const store = await openStore(location, { onError: tell, onBroken: tell })
        await Promise.all(Array.from({ length: 10 }, () => store.executeSql('select 1')))
        const closed = store.close()
        await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database])
        await closed
        while ((await sessionsOf(client, database)) !== 0);
      }
    })
    expect(told).toEqual([])
  })
})
