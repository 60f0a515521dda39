import { RECEIVED_AT, storedDeliveriesForTests } from '../testing/stored-deliveries'
import { DELIVERY_STATES } from '../store/schema'
import { findDelivery, latencyMs, listDeliveries } from './deliveries'
import type { DeliveryFilter } from './deliveries'
import type { DeliveryCursor } from './delivery-cursor'

const open = storedDeliveriesForTests()

const ALL: DeliveryFilter = { states: DELIVERY_STATES }

const after = (ms: number) => new Date(RECEIVED_AT.getTime() + ms)

describe('listDeliveries', () => {
  it('lists by state, reason, mapping and time, and by all of them together', async () => {
    const { store, destinationId, mappingIds, add } = await open()
    const [, other] = mappingIds
    const [delivered, refused, dead, queued, late] = await add([
      {},
      { createdAt: after(1), state: 'discarded', reason: '401' },
      { createdAt: after(2), state: 'dead', reason: '503' },
      { createdAt: after(3), state: 'queued', mappingId: other },
      { createdAt: after(4), state: 'discarded', reason: '401', mappingId: other }
    ])
    const list = async (filter: Partial<DeliveryFilter>) =>
      (await listDeliveries(store, destinationId, { ...ALL, ...filter }, 10)).map(({ id }) => id)
    expect(await list({})).toEqual([late, queued, dead, refused, delivered])
    expect(await list({ states: ['discarded'] })).toEqual([late, refused])
    expect(await list({ states: ['dead', 'delivered'] })).toEqual([dead, delivered])
    expect(await list({ reason: '401' })).toEqual([late, refused])
    expect(await list({ mappingId: other })).toEqual([late, queued])
    expect(await list({ from: after(2) })).toEqual([late, queued, dead])
    expect(await list({ to: after(2) })).toEqual([refused, delivered])
    expect(await list({ from: after(1), to: after(4), states: ['discarded'], reason: '401' })).toEqual([refused])
    expect(await list({ reason: "401' or '1'='1" })).toEqual([])
  })

  it('lists nothing of another destination', async () => {
    const { store, sourceId, add } = await open()
    await add([{}])
    expect(await listDeliveries(store, sourceId, ALL, 10)).toEqual([])
  })

  it('goes on from page to page without repeating or leaving out any, while newer ones come', async () => {
    const { store, destinationId, add } = await open()
    const states = ['delivered', 'discarded', 'queued'] as const
    // Three at the same moment each.
    const given = Array.from({ length: 25 }, (_, index) => ({
      createdAt: after(Math.floor(index / 3)),
      state: states[index % 2] ?? 'queued'
    }))
    const ids = await add(given)
    const seen: string[] = []
    for (let before: DeliveryCursor | undefined; ;) {
      const page = await listDeliveries(store, destinationId, ALL, 4, before)
      if (page.length === 0) break
      seen.push(...page.map(({ id }) => id))
      before = page.at(-1)
      await add([{ createdAt: after(1000 + seen.length) }])
    }
    expect(seen).toEqual([...ids].reverse())
  })
})

describe('findDelivery', () => {
  it('finds a delivery with its attempts and its event', async () => {
    const { store, destinationId, mappingIds, add } = await open()
    const attemptLog = [{ at: RECEIVED_AT.toISOString(), ms: 12, status: 200, requestId: 'r-1' }]
    const [id = ''] = await add([{ attemptLog, finishedAt: after(250) }])
    const delivery = await findDelivery(store, id)
    const eventId = delivery?.eventId ?? ''
    expect(delivery).toEqual({
      ...{ id, eventId, destinationId, mappingId: mappingIds[0], messageId: `message-${eventId}` },
      ...{ eventType: 'track', eventName: 'Product Viewed', payload: '{"type":"track"}' },
      ...{ state: 'delivered', reason: null, message: null, attempts: 1, attemptLog },
      ...{ createdAt: RECEIVED_AT, sentAgainAt: null, nextTryAt: null, finishedAt: after(250) }
    })
    expect(delivery && latencyMs(delivery)).toBe(250)
  })

  it('finds none that is not there', async () => {
    const { store, destinationId } = await open()
    expect(await findDelivery(store, destinationId)).toBeUndefined()
  })
})

describe('latencyMs', () => {
  it('counts from where it was sent again, not from an arrival long before', async () => {
    const { store, destinationId, add } = await open()
    const [id = ''] = await add([{ sentAgainAt: after(60_000), finishedAt: after(60_040) }])
    const delivery = await findDelivery(store, id)
    const [listed] = await listDeliveries(store, destinationId, { states: ['delivered'] }, 1)
    expect([delivery && latencyMs(delivery), listed && latencyMs(listed)]).toEqual([40, 40])
  })

  it('is null for what was not delivered', async () => {
    const { store, add } = await open()
    const [id = ''] = await add([{ state: 'dead', reason: '503' }])
    const delivery = await findDelivery(store, id)
    expect(delivery && latencyMs(delivery)).toBeNull()
  })
})
