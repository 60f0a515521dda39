import { DestinationPool } from '@actions-movable-ink/runtime'
import type { Mapping } from '@actions-movable-ink/runtime'
import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import type { Collector } from '@actions-movable-ink/collector'
import type { SegmentEvent } from '@segment/actions-core'
import destination from '../../../../src/destinations/movable-ink'
import { deliverByMappings } from './deliver-by-mappings'
import type { Delivery } from './deliver-by-mappings'

const work = workplaceForTests()
const quick = { retries: 2, firstWaitMs: 1, longestWaitMs: 2 }
const { signal: never } = new AbortController()
const event: SegmentEvent = { type: 'track', event: 'Order Completed', userId: 'user-1' }

const mappingTo = (name: string, subscribe = 'type = "track"'): Mapping => ({
  name,
  subscribe,
  partnerAction: 'sendEntireEvent',
  mapping: { data: { type: 'track', by: name } },
  enabled: true
})

/** Delivers events by mappings to a collector, by default two at a time. */
function deliveryOf(collector: Collector, mappings: Mapping[], { size = 2, signal = never } = {}) {
  const pool = new DestinationPool(destination, size)
  const settings = settingsFor(collector)
  const deliveries = deliverByMappings({ pool, settings, mappings, retryPolicy: quick, batch: false, signal })
  return (sent: SegmentEvent) =>
    new Promise<readonly Delivery[]>((end, fail) => deliveries.deliver(sent, 100, { end, break: fail }))
}

describe('delivery by mappings', () => {
  it('by the only one does not name it', async () => {
    const collector = await work.startCollector()
    const deliver = deliveryOf(collector, [mappingTo('Only')])
    expect(await deliver(event)).toMatchObject([{ outcome: { kind: 'delivered', attempts: 1 } }])
    expect((await deliver(event))[0]).not.toHaveProperty('mapping')
  })

  it('is by every one that matches, in their order, and only those are told of', async () => {
    const collector = await work.startCollector()
    const mappings = [mappingTo('First'), mappingTo('Pages', 'type = "page"'), mappingTo('Third')]
    const deliver = deliveryOf(collector, mappings)
    expect(await deliver(event)).toMatchObject([
      { mapping: 'First', outcome: { kind: 'delivered' } },
      { mapping: 'Third', outcome: { kind: 'delivered' } }
    ])
    expect(await deliver({ ...event, type: 'alias' })).toEqual([{ outcome: { kind: 'notMatched' } }])
    expect(collector.received().map(({ event: received }) => received.by)).toEqual(['First', 'Third'])
  })

  it('tries again by the one that failed, and not by the other', async () => {
    const collector = await work.startCollector()
    collector.play({ kind: 'status', status: 503 })
    const mappings = [mappingTo('Fails'), mappingTo('Works')]
    // One at a time, so that it is the first request that meets the fault.
    const deliver = deliveryOf(collector, mappings, { size: 1 })
    expect(await deliver(event)).toMatchObject([
      { mapping: 'Fails', outcome: { kind: 'delivered', attempts: 2 } },
      { mapping: 'Works', outcome: { kind: 'delivered', attempts: 1 } }
    ])
    expect(collector.received().map(({ event: received }) => received.by)).toEqual(['Works', 'Fails'])
  })

  it('that was stopped while it waited for a free destination is not begun', async () => {
    const collector = await work.startCollector()
    collector.play({ kind: 'delay', ms: 50 })
    const stop = new AbortController()
    const deliver = deliveryOf(collector, [mappingTo('Only')], { size: 1, signal: stop.signal })
    const deliveries = [deliver(event), deliver(event)]
    setImmediate(() => stop.abort())
    expect((await Promise.all(deliveries)).flat().map(({ outcome }) => outcome.kind)).toEqual(['delivered', 'stopped'])
    expect(collector.totals().requests).toBe(1)
  })
})
