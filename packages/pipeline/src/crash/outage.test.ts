import { setTimeout as sleep } from 'node:timers/promises'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { pipelinesForTests, sendTo, setUpFor } from '../testing/pipelines'
import type { PipelineUnderTest } from '../testing/pipelines'

/** How long Movable Ink is away, in milliseconds. `OUTAGE_MS` makes it longer than what suits every run of the tests. */
const OUTAGE_MS = Number(process.env.OUTAGE_MS ?? 3000)

const EVENTS = 300

const workplace = workplaceForTests()
const pipelines = pipelinesForTests()

const batch = (name: string) =>
  Array.from({ length: EVENTS }, (_, index) => ({ type: 'track', event: 'Product Viewed', userId: `${name}-${index}` }))

const send = async (pipeline: PipelineUnderTest, writeKey: string, name: string) => {
  expect((await sendTo(pipeline, writeKey, 'batch', { batch: batch(name) })).status).toBe(200)
}

describe('an outage', () => {
  it('of Movable Ink and a 429 after it lose nothing, cost few requests, and touch no other destination', async () => {
    const pipeline = await pipelines.start()
    let collector = await workplace.startCollector()
    const other = await workplace.startCollector()
    const affected = await setUpFor(pipeline, collector)
    const unaffected = await setUpFor(pipeline, other)
    const { port, endpointKey, username, accessSecret } = collector
    await collector.close()

    await send(pipeline, affected.writeKey, 'during')
    await send(pipeline, unaffected.writeKey, 'other')
    await until(() => other.totals().events === EVENTS)
    const { user, system } = process.cpuUsage()
    await sleep(OUTAGE_MS)
    const busy = process.cpuUsage({ user, system })

    collector = await workplace.startCollector({ port, endpointKey, username, accessSecret })
    collector.play({ kind: 'status', status: 429, retryAfter: 1, share: 1 })
    await until(() => collector.totals().requests > 0)
    await sleep(OUTAGE_MS / 3)
    const refused = collector.totals().requests
    collector.clearFaults()
    await send(pipeline, affected.writeKey, 'after')
    const users = () => new Set(collector.received().map(({ event }) => (event as { userId: string }).userId))
    while (users().size < 2 * EVENTS) await sleep(100)

    console.info({ outageMs: OUTAGE_MS, cpuMs: (busy.user + busy.system) / 1000, refusedWith429: refused })
    expect(collector.totals().events).toBe(2 * EVENTS)
    // Each pause lets a few requests through, and there is about one a second.
    expect(refused).toBeLessThan(EVENTS)
    expect(pipeline.errors).toEqual([])
  }, 600_000)
})
