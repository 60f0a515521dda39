import { openedStoreForTests } from '../testing/opened-store'

const opened = openedStoreForTests()

const increase = (id: number) => ({ text: 'update counts set count = count + 1 where id = $1', values: [id] })

/** Long enough for the other transaction to have changed its first row. */
const PAUSE = { text: 'select pg_sleep(0.3)' }

describe('two transactions that wait for each other', () => {
  it('are both done in the end, each once', async () => {
    const { store } = opened()
    await store.executeSql('create table counts (id int primary key, count int)')
    await store.executeSql('insert into counts values (1, 0), (2, 0)')
    await Promise.all([
      store.atomically([increase(1), PAUSE, increase(2)]),
      store.atomically([increase(2), PAUSE, increase(1)])
    ])
    const { rows } = await store.executeSql('select * from counts order by id')
    expect(rows).toEqual([
      { id: 1, count: 2 },
      { id: 2, count: 2 }
    ])
  })
})
