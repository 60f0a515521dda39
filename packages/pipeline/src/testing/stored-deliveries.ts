import { v7 as newId } from 'uuid'
import type { DeliveryQueue } from '../queue/delivery-queue'
import { deliveries, destinations, events, mappings, sources } from '../store/schema'
import type { Store } from '../store/store'
import { empty, openedStoreForTests } from './opened-store'

/** A delivery as a test stores it; what is left out is that of one that was delivered at once. */
export type GivenDelivery = Partial<typeof deliveries.$inferInsert>

/** A store with a source, a destination of it and two mappings. */
export interface StoredDeliveries {
  store: Store
  queue: DeliveryQueue
  sourceId: string
  destinationId: string
  mappingIds: [string, string]
  /** Stores an event. Resolves to its id. */
  addEvent: (receivedAt: Date) => Promise<string>
  /** Stores deliveries, each of an event of its own unless it names one. Resolves to their ids. */
  add: (given: readonly GivenDelivery[]) => Promise<string[]>
}

/** When events of tests were received, unless a test says otherwise. */
export const RECEIVED_AT = new Date('2026-11-02T12:00:00.000Z')

/** How many rows are stored in one statement: it can have 65,535 values. */
const AT_A_TIME = 2000

async function fill({ database }: Store) {
  const sourceId = newId()
  const destinationId = newId()
  const mappingIds: [string, string] = [newId(), newId()]
  const times = { createdAt: RECEIVED_AT, updatedAt: RECEIVED_AT }
  const noSecret = { writeKeyFingerprint: 'none', sealedWriteKey: '' }
  await database.insert(sources).values({ id: sourceId, name: 'Website', ...noSecret, createdAt: RECEIVED_AT })
  const destination = {
    sourceId,
    slug: 'none',
    name: 'Movable Ink',
    sealedSettings: '',
    enabled: false,
    concurrency: 1
  }
  await database.insert(destinations).values({ id: destinationId, ...destination, ...times })
  const mapping = { destinationId, name: 'Everything', trigger: '', action: '', fields: {}, enabled: false }
  await database.insert(mappings).values(mappingIds.map((id, position) => ({ id, position, ...mapping, ...times })))
  return { sourceId, destinationId, mappingIds }
}

/**
 * Fills the one store of a test file anew for each of its tests. To be called once, outside of them.
 *
 * @returns to be called once in a test: what was stored before is gone
 */
export function storedDeliveriesForTests(): () => Promise<StoredDeliveries> {
  const opened = openedStoreForTests()
  return async () => {
    const { store, queue } = opened()
    await empty({ store, queue })
    const filled = await fill(store)
    for (const id of filled.mappingIds) await queue.create(id)

    const eventRow = (id: string, receivedAt: Date) => ({
      ...{ id, receivedAt, sourceId: filled.sourceId },
      ...{ messageId: `message-${id}`, type: 'track', name: 'Product Viewed', payload: '{"type":"track"}' }
    })
    return {
      ...{ store, queue, ...filled },
      async addEvent(receivedAt) {
        const id = newId()
        await store.database.insert(events).values(eventRow(id, receivedAt))
        return id
      },
      async add(given) {
        const rows = given.map(({ createdAt = RECEIVED_AT, state = 'delivered', ...delivery }) => {
          const isOver = state !== 'queued' && state !== 'retrying'
          return {
            ...{ id: newId(), eventId: newId(), destinationId: filled.destinationId },
            ...{ mappingId: filled.mappingIds[0], attempts: 1, finishedAt: isOver ? createdAt : null },
            ...{ createdAt, state, ...delivery }
          }
        })
        for (let from = 0; from < rows.length; from += AT_A_TIME) {
          const some = rows.slice(from, from + AT_A_TIME)
          const ofThem = some.map(({ eventId, createdAt }) => eventRow(eventId, createdAt))
          await store.database.insert(events).values(ofThem).onConflictDoNothing()
          await store.database.insert(deliveries).values(some)
        }
        return rows.map(({ id }) => id)
      }
    }
  }
}
