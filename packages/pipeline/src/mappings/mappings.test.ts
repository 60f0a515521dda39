import { v7 as newId } from 'uuid'
import { noteOutcomes } from '../delivery/outcomes'
import type { Verdict } from '../delivery/judge'
import { Destinations } from '../destinations/destinations'
import { storeEvents } from '../ingestion/store-events'
import type { DeliveryQueue } from '../queue/delivery-queue'
import { sealerWith } from '../secrets/sealer'
import { Sources } from '../sources/sources'
import { StoredEvents } from '../events/stored-events'
import type { Store } from '../store/store'
import { openedStoreForTests } from '../testing/opened-store'
import { takenIds } from '../testing/taken-ids'
import { Mappings } from './mappings'
import { removeOrphanedQueues } from './remove-orphaned-queues'

const CONTENT = { name: 'All', trigger: 'type = "track"', action: 'sendEntireEvent', fields: {} }
const HOUR_MS = 60 * 60 * 1000

let store: Store
let queue: DeliveryQueue
let mappings: Mappings

const opened = openedStoreForTests()
beforeAll(() => {
  ;({ store, queue } = opened())
  mappings = new Mappings(store.database, queue)
})

async function setUp() {
  const sealer = sealerWith(Buffer.alloc(32))
  const { id: sourceId } = await new Sources(store.database, sealer).create('Website')
  const { id: destinationId } = await new Destinations(store.database, sealer).create({
    sourceId,
    slug: 'actions-movable-ink',
    name: 'Movable Ink'
  })
  return { sourceId, destinationId, mappingId: (await mappings.create(destinationId, CONTENT)).id }
}

/** An event that is stored, with a delivery by the mapping. */
async function storeEvent({ sourceId, destinationId, mappingId }: Awaited<ReturnType<typeof setUp>>) {
  const event = {
    id: newId(),
    messageId: 'm-1',
    messageIdHash: newId(),
    type: 'track' as const,
    payload: { type: 'track' },
    json: '{"type":"track"}',
    receivedAt: new Date()
  }
  await storeEvents({ store, queue, newId }, [{ sourceId, event, routes: [{ destinationId, mappingId }] }])
  return event.id
}

async function deliveryOf(eventId: string) {
  const [event] = await new StoredEvents(store.database).load([eventId])
  const [delivery] = event?.deliveries ?? []
  if (delivery === undefined) throw new Error('The event has no delivery')
  return delivery
}

const queues = async () => (await queue.list()).map(({ mappingId }) => mappingId)

const note = (deliveryId: string, mappingId: string, verdict: Verdict) =>
  noteOutcomes(store, queue, [
    {
      deliveryId,
      mappingId,
      takenOn: new Date(0).toISOString(),
      verdict,
      attempts: 1,
      record: { at: new Date().toISOString(), ms: 1 },
      at: Date.now()
    }
  ])

describe('Mappings', () => {
  it('leaves no queue of a mapping that could not be made', async () => {
    const { mappingId, destinationId } = await setUp()
    for (let count = 1; count < 50; count++) await mappings.duplicate(mappingId)
    const before = await queues()
    await expect(mappings.create(destinationId, CONTENT)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'TOO_MANY_MAPPINGS',
      message: 'A destination has at most 50 mappings. Delete one first.'
    })
    await expect(mappings.create(newId(), CONTENT)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'NOT_FOUND',
      message: 'There is no such destination. It may have been deleted.'
    })
    expect(await queues()).toEqual(before)
  })

  it('discards what a mapping that is deleted has not delivered, for good', async () => {
    const made = await setUp()
    const eventId = await storeEvent(made)
    const { id } = await deliveryOf(eventId)
    await mappings.delete(made.mappingId)
    const discarded = {
      state: 'discarded',
      reason: 'MAPPING_DELETED',
      message: 'The mapping was deleted before the event was delivered.',
      mappingId: null,
      finishedAt: expect.any(Date) as Date
    }
    expect(await deliveryOf(eventId)).toMatchObject(discarded)
    const later = Date.now() + HOUR_MS
    await note(id, made.mappingId, {
      state: 'retrying',
      reason: '503',
      message: 'Unavailable',
      nextTryAt: later,
      retryUntil: later
    })
    expect(await deliveryOf(eventId)).toMatchObject(discarded)
  })

  it('notes a delivery that arrived although its mapping was deleted meanwhile', async () => {
    const made = await setUp()
    const eventId = await storeEvent(made)
    const { id } = await deliveryOf(eventId)
    await mappings.delete(made.mappingId)
    await note(id, made.mappingId, { state: 'delivered' })
    expect(await deliveryOf(eventId)).toMatchObject({ state: 'delivered', reason: null })
  })
})

describe('storeEvents', () => {
  it('stores an event whose mapping was deleted after it was routed, without a delivery', async () => {
    const made = await setUp()
    await mappings.delete(made.mappingId)
    const eventId = await storeEvent(made)
    expect(await new StoredEvents(store.database).load([eventId])).toMatchObject([{ deliveries: [] }])
  })
})

describe('removeOrphanedQueues', () => {
  it('removes the queue of a mapping that is gone, with its jobs, and leaves the others', async () => {
    const [gone, kept] = [await setUp(), await setUp()]
    await storeEvent(gone)
    await takenIds(queue, gone.mappingId, 1)
    await storeEvent(gone)
    await mappings.delete(gone.mappingId)
    await removeOrphanedQueues(store.database, queue, Date.now() + 2 * HOUR_MS)
    expect(await queues()).not.toContain(gone.mappingId)
    expect(await queues()).toContain(kept.mappingId)
    expect(await takenIds(queue, gone.mappingId, 10)).toEqual([])
  })

  it('leaves a new queue, whose mapping may be on its way', async () => {
    const id = newId()
    await queue.create(id)
    await removeOrphanedQueues(store.database, queue)
    expect(await queues()).toContain(id)
  })
})
