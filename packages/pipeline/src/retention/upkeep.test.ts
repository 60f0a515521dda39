import { messageIds } from '../store/schema'
import { storedDeliveriesForTests } from '../testing/stored-deliveries'
import { claimTurn } from './claim-turn'
import { forgetMessageIds } from './forget-message-ids'
import { vacuum } from './vacuum'

const open = storedDeliveriesForTests()

const never = () => false

describe('forgetMessageIds', () => {
  it('forgets those by which nothing is recognised any more', async () => {
    const { store, sourceId } = await open()
    const now = Date.now()
    const day = 24 * 60 * 60 * 1000
    await store.database.insert(messageIds).values([
      { sourceId, hash: 'old', seenAt: new Date(now - day - 1) },
      { sourceId, hash: 'still recognised', seenAt: new Date(now - day) }
    ])
    await forgetMessageIds(store, now, never)
    const rows = await store.database.select().from(messageIds)
    expect(rows.map(({ hash }) => hash)).toEqual(['still recognised'])
  })
})

describe('claimTurn', () => {
  it('gives the turn to one process at a time', async () => {
    const { store } = await open()
    expect([await claimTurn(store, 60), await claimTurn(store, 60)]).toEqual([true, false])
  })

  it('gives it again after its time', async () => {
    const { store } = await open()
    await claimTurn(store, 60)
    expect(await claimTurn(store, 0)).toBe(true)
  })
})

describe('vacuum', () => {
  it('gives back the space of jobs that are over', async () => {
    const { store, queue, mappingIds } = await open()
    const [mappingId] = mappingIds
    const bytes = async () => {
      const { rows } = await store.executeSql(
        "select sum(pg_table_size(oid))::int as bytes from pg_class where relname like 'j%' and relkind = 'r' and relnamespace = 'movable_ink_queue'::regnamespace"
      )
      return (rows as { bytes: number }[])[0]?.bytes ?? 0
    }
    const before = await bytes()
    for (let round = 0; round < 3; round++) {
      const ids = Array.from(
        { length: 1000 },
        (_, index) => `0199d5a3-000${round}-7000-8000-${String(index).padStart(12, '0')}`
      )
      await queue.add(ids.map((id) => ({ id, mappingId })))
      await queue.done(mappingId, ids)
    }
    expect(await bytes()).toBeGreaterThan(before + 100_000)
    await vacuum(store, never)
    expect(await bytes()).toBeLessThan(before + 100_000)
  })

  it('does nothing once it is told to stop', async () => {
    const { store, add } = await open()
    await add(Array.from({ length: 1500 }, () => ({})))
    const texts: string[] = []
    const recording: typeof store = {
      ...store,
      executeSql: (text, values) => {
        texts.push(text)
        return store.executeSql(text, values)
      }
    }
    await vacuum(recording, () => true)
    await vacuum(recording, never)
    expect(texts.filter((text) => text.startsWith('vacuum')).sort()).toEqual([
      'vacuum (analyze) movable_ink.deliveries',
      'vacuum (analyze) movable_ink.events'
    ])
  })
})
