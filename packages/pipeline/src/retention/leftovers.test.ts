import { eq } from 'drizzle-orm'
import { v7 as newId } from 'uuid'
import { deliveries, destinations, events, mappings, sources } from '../store/schema'
import { RECEIVED_AT, storedDeliveriesForTests } from '../testing/stored-deliveries'
import type { StoredDeliveries } from '../testing/stored-deliveries'
import { EventSweep } from './event-sweep'
import { removeLeftovers } from './leftovers'

const open = storedDeliveriesForTests()

const never = () => false

/** Stops after so many transactions. */
const after = (count: number) => {
  let asked = 0
  return () => ++asked > count
}

const many = (count: number, given = {}) => Array.from({ length: count }, () => given)

async function left({ store: { database } }: StoredDeliveries): Promise<{ events: number; deliveries: number }> {
  return { events: await database.$count(events), deliveries: await database.$count(deliveries) }
}

/** Another destination of the source, with one delivery. */
async function addOther({ store: { database }, sourceId, add }: StoredDeliveries) {
  const times = { createdAt: RECEIVED_AT, updatedAt: RECEIVED_AT }
  const other = { sourceId, slug: 'none', name: 'Other', sealedSettings: '', enabled: false, concurrency: 1, ...times }
  const destinationId = newId()
  await database.insert(destinations).values({ id: destinationId, ...other })
  return add([{ destinationId, mappingId: null }])
}

describe('removeLeftovers', () => {
  it('removes the events of a source that was deleted, with their deliveries, a piece at a time', async () => {
    const stored = await open()
    const { store } = stored
    await stored.add(many(1200))
    await store.database.delete(sources).where(eq(sources.id, stored.sourceId))
    await removeLeftovers(store, after(1))
    expect(await left(stored)).toEqual({ events: 700, deliveries: 700 })
    await removeLeftovers(store, never)
    expect(await left(stored)).toEqual({ events: 0, deliveries: 0 })
  })

  it('removes the deliveries of a destination that was deleted, pending ones too, and leaves the others', async () => {
    const stored = await open()
    const { store } = stored
    await stored.add([...many(600, { state: 'queued' }), ...many(600)])
    const kept = await addOther(stored)
    await store.database.delete(destinations).where(eq(destinations.id, stored.destinationId))
    await removeLeftovers(store, after(1))
    expect(await left(stored)).toEqual({ events: 1201, deliveries: 701 })
    await removeLeftovers(store, never)
    expect(await left(stored)).toEqual({ events: 1201, deliveries: 1 })
    const [row] = await store.database.select().from(deliveries)
    expect(row?.id).toBe(kept[0])
  })

  it('discards what a mapping that was deleted has not delivered, and leaves what is over as it is', async () => {
    const stored = await open()
    const { store } = stored
    const [gone, other] = stored.mappingIds
    await stored.add([
      ...many(600, { state: 'retrying', reason: '503', nextTryAt: new Date() }),
      ...many(600),
      { mappingId: other, state: 'queued' }
    ])
    await store.database.delete(mappings).where(eq(mappings.id, gone))
    await removeLeftovers(store, after(2))
    await removeLeftovers(store, never)
    const { rows } = await store.executeSql(`
      select state, reason, message, mapping_id as "mappingId", next_try_at is null as "isOver", count(*)::int as count
      from movable_ink.deliveries group by 1, 2, 3, 4, 5 order by state`)
    expect(rows).toEqual([
      { state: 'delivered', reason: null, message: null, mappingId: null, isOver: true, count: 600 },
      {
        state: 'discarded',
        reason: 'MAPPING_DELETED',
        message: 'The mapping was deleted before the event was delivered.',
        mappingId: null,
        isOver: true,
        count: 600
      },
      { state: 'queued', reason: null, message: null, mappingId: other, isOver: true, count: 1 }
    ])
  })

  it('discards what is not over and has no mapping, which nobody would try', async () => {
    const { store, mappingIds, add } = await open()
    await add([{ mappingId: null, state: 'queued' }, { mappingId: null }, { state: 'queued' }])
    await removeLeftovers(store, never)
    const { state, reason, mappingId } = deliveries
    expect(await store.database.select({ state, reason, mappingId }).from(deliveries).orderBy(state)).toEqual([
      { state: 'delivered', reason: null, mappingId: null },
      { state: 'discarded', reason: 'MAPPING_DELETED', mappingId: null },
      { state: 'queued', reason: null, mappingId: mappingIds[0] }
    ])
  })

  it('finds what another process stored for a source that it did not know was deleted', async () => {
    const stored = await open()
    const event = { messageId: 'm-1', type: 'track', payload: '{}', receivedAt: RECEIVED_AT }
    await stored.store.database.insert(events).values({ id: newId(), sourceId: newId(), ...event })
    await stored.add([{}])
    await removeLeftovers(stored.store, never)
    expect(await left(stored)).toEqual({ events: 1, deliveries: 1 })
  })

  it('lets events go that are undelivered by a destination that was deleted', async () => {
    const stored = await open()
    const { store } = stored
    await stored.add([{ state: 'queued' }, { state: 'dead', reason: '503', finishedAt: new Date() }])
    await store.database.delete(destinations).where(eq(destinations.id, stored.destinationId))
    const sweep = new EventSweep(store, { keepDays: 30, keepEvents: 0 })
    await sweep.run(Date.now(), never)
    expect(await left(stored)).toEqual({ events: 2, deliveries: 2 })
    await removeLeftovers(store, never)
    await sweep.run(Date.now(), never)
    expect(await left(stored)).toEqual({ events: 0, deliveries: 0 })
  })
})
