import { RECEIVED_AT, storedDeliveriesForTests } from '../testing/stored-deliveries'
import type { GivenDelivery } from '../testing/stored-deliveries'
import { totalsOf } from './totals'

const open = storedDeliveriesForTests()

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const after = (ms: number) => new Date(RECEIVED_AT.getTime() + ms)

const HOUR = { from: RECEIVED_AT, to: after(60 * MINUTE), step: 'minute' } as const

/** Delivered so many milliseconds after its event was received. */
const deliveredAfter = (ms: number, createdAt = RECEIVED_AT): GivenDelivery => ({
  createdAt,
  finishedAt: new Date(createdAt.getTime() + ms)
})

/** By the nearest rank, without SQL. */
const percentile = (latencies: readonly number[], percent: number) =>
  [...latencies].sort((a, b) => a - b)[Math.ceil((percent / 100) * latencies.length) - 1]

const none = { queued: 0, retrying: 0, delivered: 0, discarded: 0, dead: 0 }

describe('totalsOf', () => {
  it('counts by state and by reason, overall and in each minute', async () => {
    const { store, destinationId, add } = await open()
    await add([
      {},
      { createdAt: after(1), state: 'discarded', reason: '401' },
      { createdAt: after(59_999), state: 'discarded', reason: '401' },
      { createdAt: after(2 * MINUTE), state: 'discarded', reason: '404' },
      { createdAt: after(2 * MINUTE), state: 'retrying', reason: '503' },
      { createdAt: after(2 * MINUTE), state: 'queued' },
      { createdAt: after(2 * MINUTE), state: 'dead', reason: '503' }
    ])
    const { overall, buckets } = await totalsOf(store, destinationId, HOUR)
    const latency = { p50: 0, p95: 0, p99: 0 }
    expect(overall).toEqual({
      counts: { queued: 1, retrying: 1, delivered: 1, discarded: 3, dead: 1 },
      reasons: [
        { state: 'discarded', reason: '401', count: 2 },
        { state: 'discarded', reason: '404', count: 1 },
        { state: 'dead', reason: '503', count: 1 },
        { state: 'retrying', reason: '503', count: 1 }
      ],
      latency
    })
    expect(buckets.map(({ at, counts, latency }) => ({ at, counts, latency }))).toEqual([
      { at: RECEIVED_AT, counts: { ...none, delivered: 1, discarded: 2 }, latency },
      { at: after(2 * MINUTE), counts: { ...none, queued: 1, retrying: 1, discarded: 1, dead: 1 }, latency: null }
    ])
  })

  it('gives the percentiles that a plain computation gives', async () => {
    const { store, destinationId, add } = await open()
    const latencies = Array.from({ length: 997 }, (_, index) => (index * 7919) % 5003)
    const later = [10, 20, 4000]
    await add([
      ...latencies.map((ms) => deliveredAfter(ms)),
      ...later.map((ms) => deliveredAfter(ms, after(MINUTE))),
      { state: 'discarded', reason: '401', finishedAt: after(DAY) }
    ])
    const { overall, buckets } = await totalsOf(store, destinationId, HOUR)
    const expected = (of: number[]) => ({ p50: percentile(of, 50), p95: percentile(of, 95), p99: percentile(of, 99) })
    expect(overall.latency).toEqual(expected([...latencies, ...later]))
    expect(buckets.map(({ latency }) => latency)).toEqual([expected(latencies), expected(later)])
  })

  it('measures what was sent again from then, so that it is not slow by the time for which nobody did', async () => {
    const { store, destinationId, add } = await open()
    await add([deliveredAfter(30), { sentAgainAt: after(7 * DAY), finishedAt: after(7 * DAY + 20) }])
    const { overall } = await totalsOf(store, destinationId, HOUR)
    expect(overall.latency).toEqual({ p50: 20, p95: 30, p99: 30 })
  })

  it('takes for no time at all what one machine sent again and another delivered, by a clock that is behind', async () => {
    const { store, destinationId, add } = await open()
    await add([{ sentAgainAt: after(5000), finishedAt: after(4000) }])
    const { overall } = await totalsOf(store, destinationId, HOUR)
    expect(overall.latency).toEqual({ p50: 0, p95: 0, p99: 0 })
  })

  it('takes the delivery that came weeks after its event, as nothing was running, for what it is', async () => {
    const { store, destinationId, add } = await open()
    await add([deliveredAfter(29 * DAY)])
    const { overall } = await totalsOf(store, destinationId, HOUR)
    expect(overall.latency).toEqual({ p50: 2_147_483_647, p95: 2_147_483_647, p99: 2_147_483_647 })
  })

  it('leaves out what was received before the range or at its end', async () => {
    const { store, destinationId, add } = await open()
    await add([{ createdAt: after(-1) }, {}, { createdAt: HOUR.to }])
    const { overall } = await totalsOf(store, destinationId, HOUR)
    expect(overall.counts).toEqual({ ...none, delivered: 1 })
  })

  it('has steps of an hour and of a day, too, in UTC', async () => {
    const { store, destinationId, add } = await open()
    await add([{ createdAt: after(90 * MINUTE) }])
    const range = { from: after(-DAY), to: after(DAY) }
    const at = async (step: 'hour' | 'day') =>
      (await totalsOf(store, destinationId, { ...range, step })).buckets.map((bucket) => bucket.at.toISOString())
    expect(await at('hour')).toEqual(['2026-11-02T13:00:00.000Z'])
    expect(await at('day')).toEqual(['2026-11-02T00:00:00.000Z'])
  })

  it('counts by mapping', async () => {
    const { store, destinationId, mappingIds, add } = await open()
    const [first, second] = mappingIds
    await add([{}, {}, { mappingId: second, state: 'queued' }, { mappingId: null, state: 'discarded', reason: '401' }])
    const { byMapping } = await totalsOf(store, destinationId, HOUR)
    expect(byMapping).toHaveLength(3)
    expect(byMapping).toEqual(
      expect.arrayContaining([
        { mappingId: first, counts: { ...none, delivered: 2 } },
        { mappingId: second, counts: { ...none, queued: 1 } },
        { mappingId: null, counts: { ...none, discarded: 1 } }
      ])
    )
  })

  it('counts the events of the source that no mapping matched', async () => {
    const { store, destinationId, add, addEvent } = await open()
    await add([{}])
    await addEvent(after(-1))
    await addEvent(RECEIVED_AT)
    await addEvent(after(1))
    expect((await totalsOf(store, destinationId, HOUR)).unmatchedEvents).toBe(2)
  })

  it('do not count what came before there was the destination', async () => {
    const { store, destinationId, addEvent } = await open()
    await addEvent(after(-1))
    const totals = async () => totalsOf(store, destinationId, { ...HOUR, from: after(-MINUTE) })
    expect(await totals()).toMatchObject({ unmatchedEvents: 0, newestUnmatched: [] })
    await addEvent(RECEIVED_AT)
    expect(await totals()).toMatchObject({ unmatchedEvents: 1, newestUnmatched: [{ receivedAt: RECEIVED_AT }] })
  })

  it('name the newest three events that no mapping matched', async () => {
    const { store, destinationId, add, addEvent } = await open()
    const ids: string[] = []
    for (const ms of [2, 4, 1, 3]) ids.push(await addEvent(after(ms)))
    await add([{ createdAt: after(5) }])
    const [second, fourth, , third] = ids
    const names = { type: 'track', name: 'Product Viewed' }
    expect((await totalsOf(store, destinationId, HOUR)).newestUnmatched).toEqual([
      { id: fourth, ...names, receivedAt: after(4) },
      { id: third, ...names, receivedAt: after(3) },
      { id: second, ...names, receivedAt: after(2) }
    ])
  })
})
