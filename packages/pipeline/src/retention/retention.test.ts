import { events } from '../store/schema'
import { RECEIVED_AT, storedDeliveriesForTests } from '../testing/stored-deliveries'
import { KEPT, Retention } from './retention'

const open = storedDeliveriesForTests()

describe('Retention', () => {
  it('sweeps at the start, and stops at the end of the transaction that it is at', async () => {
    const { store, add } = await open()
    await add(Array.from({ length: 1200 }, () => ({ createdAt: RECEIVED_AT })))
    const errors: unknown[] = []
    const retention = new Retention(store, { ...KEPT, keepEvents: 0 }, (error) => errors.push(error))
    retention.start()
    await retention.stop()
    const { rows } = await store.executeSql('select count(*)::int as count from movable_ink.events')
    // Told to stop before the first transaction, or after it.
    expect([1200, 700]).toContain((rows as { count: number }[])[0]?.count)
    expect(errors).toEqual([])
  })

  it('tells of a failure, and does the rest', async () => {
    const { store, add } = await open()
    await add([{}])
    const failure = new Error('of leftovers')
    const executeSql: typeof store.executeSql = (text, values) =>
      text.includes('recursive') ? Promise.reject(failure) : store.executeSql(text, values)
    const errors: unknown[] = []
    const retention = new Retention({ ...store, executeSql }, { ...KEPT, keepEvents: 0 }, (error) => errors.push(error))
    retention.start()
    while ((await store.database.$count(events)) > 0) await new Promise((resolve) => setTimeout(resolve, 10))
    await retention.stop()
    expect(errors).toEqual([failure])
  })
})
