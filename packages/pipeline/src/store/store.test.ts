import { sql } from 'drizzle-orm'
import { openedStoreForTests } from '../testing/opened-store'
import type { Store } from './store'

let store: Store

const opened = openedStoreForTests()
beforeAll(async () => {
  ;({ store } = opened())
  await store.executeSql('create table things (id int primary key)')
})
beforeEach(() => store.executeSql('delete from things'))

const insert = (id: number | string) => ({ text: 'insert into things values ($1)', values: [id] })
const ids = async () => (await store.executeSql('select id from things order by id')).rows

describe('statements that are run atomically', () => {
  it('are answered with the rows of each', async () => {
    const answers = await store.atomically([
      insert(1),
      { text: 'insert into things values ($1) returning id', values: [2] },
      { text: 'select count(*)::int as count from things' }
    ])
    expect(answers.map(({ rows }) => rows)).toEqual([[], [{ id: 2 }], [{ count: 2 }]])
    expect(await ids()).toEqual([{ id: 1 }, { id: 2 }])
  })

  it.each([
    ['the first', [insert('x'), insert(1), insert(2)]],
    ['one in the middle', [insert(1), insert('x'), insert(2)]],
    ['the last', [insert(1), insert(2), insert('x')]]
  ])('leave nothing behind when %s fails, and tell of its error', async (_which, statements) => {
    await expect(store.atomically(statements)).rejects.toMatchObject({ name: 'error', code: '22P02' })
    expect(await ids()).toEqual([])
  })

  it('tell of the first error of several', async () => {
    const statements = [insert(1), insert(1), insert('x')]
    await expect(store.atomically(statements)).rejects.toMatchObject({ name: 'error', code: '23505' })
  })

  it('leave nothing behind when the transaction fails only at its end', async () => {
    await store.executeSql('create table more (id int references things deferrable initially deferred)')
    const statements = [insert(1), { text: 'insert into more values (5)' }]
    await expect(store.atomically(statements)).rejects.toMatchObject({ name: 'error', code: '23503' })
    expect(await ids()).toEqual([])
  })

  it('do not mix with those of others, whether these fail or not', async () => {
    const runs = Array.from({ length: 30 }, (_one, run) =>
      store.atomically([insert(run * 2), insert(run % 3 === 0 ? 'x' : run * 2 + 1)])
    )
    const ended = await Promise.allSettled(runs)
    expect(ended.map(({ status }) => status)).toEqual(
      runs.map((_one, run) => (run % 3 === 0 ? 'rejected' : 'fulfilled'))
    )
    expect(await ids()).toEqual(
      runs.flatMap((_one, run) => (run % 3 === 0 ? [] : [{ id: run * 2 }, { id: run * 2 + 1 }]))
    )
  })
})

describe("a transaction of drizzle's", () => {
  it('leaves nothing behind when a statement fails while others of it are under way', async () => {
    const transaction = store.database.transaction((tx) =>
      Promise.all([
        tx.execute(sql`insert into things values (1)`),
        tx.execute(sql`insert into things values ('x')`),
        tx.execute(sql`insert into things values (2)`),
        tx.execute(sql`insert into things values (3)`)
      ])
    )
    await expect(transaction).rejects.toMatchObject({ cause: { code: '22P02' } })
    await store.atomically([insert(7)])
    expect(await ids()).toEqual([{ id: 7 }])
  })

  it('is not seen by others before its end', async () => {
    let counted: Promise<unknown> | undefined
    await store.database.transaction(async (tx) => {
      await tx.execute(sql`insert into things values (1)`)
      counted = ids()
      await tx.execute(sql`delete from things`)
      await tx.execute(sql`insert into things values (2)`)
    })
    // On a server before it, where there is one session after it; never in the middle.
    expect([[], [{ id: 2 }]]).toContainEqual(await counted)
    expect(await ids()).toEqual([{ id: 2 }])
  })
})
