import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { Destinations } from '../destinations/destinations'
import { sendOneAgain } from '../event-delivery/send-again'
import { sealerWith } from '../secrets/sealer'
import { deliveries, mappings } from '../store/schema'
import { RECEIVED_AT, storedDeliveriesForTests } from '../testing/stored-deliveries'
import type { StoredDeliveries } from '../testing/stored-deliveries'
import { clearDeliveries } from './deleted-mapping'
import { Mappings } from './mappings'

const open = storedDeliveriesForTests()

/** How long the transaction that began first goes on, in milliseconds. */
const HELD_MS = 500

/** Sends a dead letter again, in a transaction that goes on for a while. */
async function sendSlowly({ store, queue, mappingIds: [mappingId], add }: StoredDeliveries) {
  const [id = ''] = await add([{ state: 'dead', reason: '503' }])
  const slow: typeof store.atomically = (statements) =>
    store.atomically([...statements, { text: 'select pg_sleep($1)', values: [HELD_MS / 1000] }])
  const parts = { store: { ...store, atomically: slow }, queue, wake: () => undefined }
  const sending = sendOneAgain(parts, { id, mappingId, createdAt: RECEIVED_AT })
  await sleep(HELD_MS / 5)
  return { sending }
}

const stateOf = ({ store: { database } }: StoredDeliveries) =>
  database
    .select({ state: deliveries.state, reason: deliveries.reason, mappingId: deliveries.mappingId })
    .from(deliveries)

const DISCARDED = { state: 'discarded', reason: 'MAPPING_DELETED', mappingId: null }

describe('a mapping that is deleted while a delivery by it is sent again', () => {
  it('takes the delivery with it, when that was queued a moment before', async () => {
    const stored = await open()
    const { sending } = await sendSlowly(stored)
    const [isSent, isDeleted] = await Promise.all([
      sending,
      new Mappings(stored.store.database, stored.queue).delete(stored.mappingIds[0])
    ])
    expect([isSent, isDeleted]).toEqual([true, true])
    expect(await stateOf(stored)).toEqual([DISCARDED])
  })

  it('lets none be queued, when it went a moment before', async () => {
    const stored = await open()
    const { store, queue, mappingIds, add } = stored
    const [id = ''] = await add([{ state: 'dead', reason: '503' }])
    let sending: Promise<boolean> | undefined
    await store.database.transaction(async (transaction) => {
      await transaction.delete(mappings).where(eq(mappings.id, mappingIds[0]))
      sending = sendOneAgain(
        { store, queue, wake: () => undefined },
        { id, mappingId: mappingIds[0], createdAt: RECEIVED_AT }
      )
      await sleep(HELD_MS / 5)
      await clearDeliveries(transaction, mappingIds[0])
    })
    expect(await sending).toBe(false)
    expect(await stateOf(stored)).toEqual([{ state: 'dead', reason: '503', mappingId: null }])
  })
})

describe('a destination that is deleted while a delivery to it is sent again', () => {
  it('is kept, as the delivery is not over', async () => {
    const stored = await open()
    const { sending } = await sendSlowly(stored)
    const destinations = new Destinations(stored.store.database, sealerWith(randomBytes(32)))
    await expect(destinations.delete(stored.destinationId)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'PENDING_DELIVERIES',
      message: '1 delivery is not over yet and would be lost. Wait for them, or add ?force=true.'
    })
    expect(await sending).toBe(true)
  })
})
