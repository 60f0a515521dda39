import { databasesForTests } from '../testing/databases'
import { openStore } from './open-store'

const newDatabase = databasesForTests()

const unexpected = (error: Error) => {
  throw error
}
const open = (databaseUrl: string) =>
  openStore({ dataFolder: 'not used', databaseUrl }, { onError: unexpected, onBroken: unexpected })

describe('a store on a Postgres server', () => {
  it('whose database is missing is said to be unusable', async () => {
    const missing = Object.assign(new URL(await newDatabase()), { pathname: '/missing' })
    await expect(open(missing.href)).rejects.toMatchObject({
      name: 'PipelineError',
      message:
        'The Postgres server of DATABASE_URL cannot be used (3D000). Check the address, the user, the password and the database in it.'
    })
  })

  it('is made by several that open it at once, and shared by them', async () => {
    const databaseUrl = await newDatabase()
    const stores = await Promise.all([open(databaseUrl), open(databaseUrl), open(databaseUrl)])
    expect(stores.map(({ isExclusive }) => isExclusive)).toEqual([false, false, false])
    await stores[0].executeSql("insert into movable_ink.properties values ('a', 'b')")
    const rows = await Promise.all(stores.map((store) => store.executeSql('select * from movable_ink.properties')))
    expect(rows.map((found) => found.rows)).toEqual(Array(3).fill([{ name: 'a', value: 'b' }]))
    for (const store of stores) await store.close()
  })
})
