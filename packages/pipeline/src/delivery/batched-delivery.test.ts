import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { deliveryStagesForTests } from '../testing/delivery-stages'
import type { DeliveryStage } from '../testing/delivery-stages'

const workplace = workplaceForTests()
const openStage = deliveryStagesForTests()

let stage: DeliveryStage
beforeAll(async () => {
  stage = await openStage()
})

/** Requests under way at a time: so many may have begun when the first of them fails. */
const CONCURRENCY = 16

const BATCHED = { enable_batching: true }

const track = (index: number, more: Record<string, unknown> = {}) => ({
  type: 'track',
  event: 'Product Viewed',
  userId: `user-${index}`,
  ...more
})

const tracks = (count: number) => Array.from({ length: count }, (_, index) => track(index))

describe('batched deliveries', () => {
  it('go out in requests of up to 1,000 events, in order', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector), BATCHED)
    await route.send(tracks(2500))
    const rows = await route.settled(2500)
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['delivered']))
    expect(collector.totals()).toEqual(expect.objectContaining({ requests: 3, events: 2500 }))
    expect(rows.map(({ attemptLog }) => attemptLog[0]?.batch)).toEqual([
      ...Array<number>(2000).fill(1000),
      ...Array<number>(500).fill(500)
    ])
  })

  it('keep to the sizes of the mapping', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector), { ...BATCHED, batch_size: 10 })
    await route.send(tracks(35))
    await route.settled(35)
    expect(collector.totals()).toEqual(expect.objectContaining({ requests: 4, events: 35 }))
  })

  it('keep events with other headers in other requests', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector), {
      ...BATCHED,
      headers: { 'x-shop': { '@path': '$.properties.shop' } }
    })
    await route.send(
      Array.from({ length: 6 }, (_, index) =>
        track(index, { properties: { shop: index % 2 === 0 ? 'tea' : 'coffee' } })
      )
    )
    await route.settled(6)
    expect(collector.totals()).toEqual(expect.objectContaining({ requests: 2, events: 6 }))
  })

  it('discard only the events that are at fault', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector), BATCHED)
    await route.send([track(0), track(1, { timestamp: '2001-01-01T00:00:00.000Z' }), track(2)])
    expect((await route.settled(3)).map(({ state, reason, attempts }) => [state, reason, attempts])).toEqual([
      ['delivered', null, 1],
      ['discarded', '422', 1],
      ['delivered', null, 1]
    ])
  })

  it('are tried again together after a failure that may pass, once a single event was taken', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector), BATCHED)
    collector.play({ kind: 'status', status: 429, retryAfter: 1, times: 1 })
    await route.send(tracks(50))
    const rows = await route.settled(50)
    expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual(Array(50).fill(['delivered', 2]))
    expect(rows.map(({ attemptLog }) => attemptLog.at(-1)?.batch).sort()).toEqual([1, ...Array<number>(49).fill(49)])
    expect(collector.totals()).toEqual(expect.objectContaining({ requests: 3, events: 50 }))
  })

  it('look at a destination that takes nothing with one event at a time, however many batches they would make', async () => {
    const collector = await workplace.startCollector()
    const headers = { 'x-shop': { '@path': '$.properties.shop' } }
    const route = await stage.route(settingsFor(collector), { ...BATCHED, headers })
    collector.play({ kind: 'status', status: 503, share: 1 })
    await route.send(Array.from({ length: 100 }, (_, index) => track(index, { properties: { shop: `shop-${index}` } })))
    await until(() => collector.totals().requests > CONCURRENCY + 1)
    collector.clearFaults()
    const failed = (await route.settled(100))
      .flatMap(({ attemptLog }) => attemptLog)
      .filter(({ status }) => status === 503)
      .map(({ at, ms }) => ({ from: Date.parse(at), to: Date.parse(at) + ms }))
      .sort((one, other) => one.from - other.from)
    const first = Math.min(...failed.map(({ to }) => to))
    const looks = failed.filter(({ from }) => from > first)
    expect(looks.length).toBeGreaterThan(0)
    expect(looks.filter(({ from }, index) => from < (looks[index - 1]?.to ?? 0))).toEqual([])
  })
})
