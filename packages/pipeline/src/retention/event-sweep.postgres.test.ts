import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { deliveries } from '../store/schema'
import { storedDeliveriesForTests } from '../testing/stored-deliveries'
import { EventSweep } from './event-sweep'

const open = storedDeliveriesForTests()

const never = () => false

const NONE = { keepDays: 30, keepEvents: 0 }

describe('EventSweep', () => {
  it('waits for no delivery that is pending, whoever has it', async () => {
    const { store, add } = await open()
    const [pending = ''] = await add([{ state: 'retrying', reason: '503' }, {}])
    await store.database.transaction(async (transaction) => {
      await transaction.select().from(deliveries).where(eq(deliveries.id, pending)).for('update')
      expect(await new EventSweep(store, NONE).run(Date.now(), never)).toBe(1)
    })
  })

  it('is done in the end when it and another wait for each other', async () => {
    const { store, add } = await open()
    const ids = (await add([{}, {}])).sort()
    const change = (id = '') => ({ text: 'update movable_ink.deliveries set attempts = 2 where id = $1', values: [id] })
    const changing = store.atomically([change(ids[1]), { text: 'select pg_sleep(0.5)' }, change(ids[0])])
    await sleep(100)
    expect(await new EventSweep(store, NONE).run(Date.now(), never)).toBe(2)
    await changing
  })
})
