import { eq } from 'drizzle-orm'
import { destinations } from '../store/schema'
import { storedDeliveriesForTests } from '../testing/stored-deliveries'
import { assertNothingUndelivered } from './undelivered'

const open = storedDeliveriesForTests()

const queued = (count: number) => Array.from({ length: count }, () => ({ state: 'queued' as const }))

describe('what is not over when a destination is deleted', () => {
  it.each([
    [1, '1 delivery is', { count: 1, isMore: false }],
    [1200, '1,200 deliveries are', { count: 1200, isMore: false }],
    [10_001, 'More than 10,000 deliveries are', { count: 10_000, isMore: true }]
  ])('is counted up to ten thousand: %i', async (count, what, pendingDeliveries) => {
    const { store, destinationId, add } = await open()
    await add([...queued(count), {}])
    const asserting = assertNothingUndelivered(store.database, eq(destinations.id, destinationId))
    await expect(asserting).rejects.toMatchObject({
      name: 'Refusal',
      code: 'PENDING_DELIVERIES',
      message: `${what} not over yet and would be lost. Wait for them, or add ?force=true.`,
      pendingDeliveries
    })
  })
})
