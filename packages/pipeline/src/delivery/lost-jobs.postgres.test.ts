import { eq } from 'drizzle-orm'
import { deliveries } from '../store/schema'
import { storedDeliveriesForTests } from '../testing/stored-deliveries'
import { takenIds } from '../testing/taken-ids'
import { LostJobs } from './lost-jobs'

const open = storedDeliveriesForTests()

const never = () => false

describe('a delivery whose outcome is noted at the same moment', () => {
  it('gets no job, and is not waited for', async () => {
    const { store, queue, mappingIds, add } = await open()
    const [noted = '', other] = await add([{ state: 'queued' }, { state: 'queued' }])
    await store.database.transaction(async (transaction) => {
      await transaction.update(deliveries).set({ state: 'delivered' }).where(eq(deliveries.id, noted))
      expect(await new LostJobs(queue).restore(never)).toBe(1)
    })
    expect(await new LostJobs(queue).restore(never)).toBe(0)
    expect(await takenIds(queue, mappingIds[0], 10)).toEqual([other])
  })
})
