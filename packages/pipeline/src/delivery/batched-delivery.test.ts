import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { deliveryStagesForTests } from '../testing/delivery-stages'
import type { DeliveryStage } from '../testing/delivery-stages'

const workplace = workplaceForTests()
const openStage = deliveryStagesForTests()

let stage: DeliveryStage
beforeAll(async () => {
  stage = await openStage()
})

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

  it('are tried again together after a failure that may pass', async () => {
    const collector = await workplace.startCollector()
    const route = await stage.route(settingsFor(collector), BATCHED)
    collector.play({ kind: 'status', status: 429, retryAfter: 1, times: 1 })
    await route.send(tracks(50))
    const rows = await route.settled(50)
    expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual(Array(50).fill(['delivered', 2]))
    expect(collector.totals()).toEqual(expect.objectContaining({ requests: 2, events: 50 }))
  })
})
