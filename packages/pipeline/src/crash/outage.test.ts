import { setTimeout as sleep } from 'node:timers/promises'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { pipelinesForTests, sendTo, setUpFor } from '../testing/pipelines'
import { startDownServer } from './down-server'

/** How long Movable Ink is away, in milliseconds. `OUTAGE_MS` makes it longer than what suits every run of the tests. */
const OUTAGE_MS = Number(process.env.OUTAGE_MS ?? 4000)

/** How long it answers 429 after that, in milliseconds. */
const REFUSING_MS = Math.max(2500, OUTAGE_MS / 3)

const EVENTS = 300

/** Requests under way at a time at one destination: so many may have begun when the first of them fails. */
const CONCURRENCY = 16

/** How often events go to the destination that is not affected, in each phase, and how many at a time. */
const ROUNDS = 5
const A_ROUND = 5

const workplace = workplaceForTests()
const pipelines = pipelinesForTests()

/**
 * How often a destination that is down is looked at in so much time, in milliseconds, if all pauses were the shortest: a
 * quarter of a second, doubled each time up to ten seconds.
 */
function mostLooks(ms: number): number {
  let looks = 0
  let pause = 250
  for (let now = 0; now <= ms; now += pause, pause = Math.min(2 * pause, 10_000)) looks++
  return looks
}

/** What this process used of the processor since then, in milliseconds. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

describe('an outage', () => {
  it('of Movable Ink and a 429 after it lose nothing, cost few requests and little else, and touch no other destination', async () => {
    const pipeline = await pipelines.start()
    let collector = await workplace.startCollector()
    const other = await workplace.startCollector()
    const affected = await setUpFor(pipeline, collector)
    const unaffected = await setUpFor(pipeline, other)
    let sentToOther = 0

    async function send(writeKey: string, name: string, count: number) {
      const eventOf = (index: number) => ({ type: 'track', event: 'Product Viewed', userId: `${name}-${index}` })
      const batch = Array.from({ length: count }, (_, index) => eventOf(index))
      expect((await sendTo(pipeline, writeKey, 'batch', { batch })).status).toBe(200)
    }
    async function sendToOther(name: string, count: number) {
      await send(unaffected.writeKey, name, count)
      sentToOther += count
    }
    /** Lets a phase pass, in most of which events go to the other destination; it is over once they have arrived there. */
    async function pass(phase: string, ms: number) {
      const started = { at: performance.now(), cpu: process.cpuUsage() }
      for (let round = 0; round < ROUNDS; round++) {
        await sendToOther(`${phase}-${round}`, A_ROUND)
        await sleep((0.6 * ms) / ROUNDS)
      }
      await until(() => other.totals().events === sentToOther)
      await sleep(Math.max(0, started.at + ms - performance.now()))
      return { ms: performance.now() - started.at, cpuMs: cpuMs(started.cpu) }
    }

    // A process that has just started is busy with that.
    await sendToOther('before', EVENTS)
    await until(() => other.totals().events === sentToOther)

    const { port, endpointKey, username, accessSecret } = collector
    await collector.close()
    const down = await startDownServer(port)
    await send(affected.writeKey, 'during', EVENTS)
    await until(() => down.connections() > 0)
    const outage = await pass('outage', OUTAGE_MS)
    const connections = down.connections()
    expect(outage.cpuMs).toBeLessThan(outage.ms / 2)
    expect(connections).toBeGreaterThan(CONCURRENCY / 2)
    expect(connections).toBeLessThanOrEqual(CONCURRENCY + mostLooks(outage.ms))
    await down.close()

    collector = await workplace.startCollector({ port, endpointKey, username, accessSecret })
    collector.play({ kind: 'status', status: 429, retryAfter: 1, share: 1 })
    await until(() => collector.totals().requests > 0)
    const refusing = await pass('refusing', REFUSING_MS)
    const refused = collector.totals().requests
    expect(refused).toBeGreaterThan(1)
    // One a second, as it asks for, the one before and the one that may be under way.
    expect(refused).toBeLessThanOrEqual(refusing.ms / 1000 + 2)

    collector.clearFaults()
    await send(affected.writeKey, 'after', EVENTS)
    const users = () => new Set(collector.received().map(({ event }) => (event as { userId: string }).userId))
    while (users().size < 2 * EVENTS) await sleep(100)
    expect(collector.totals().events).toBe(2 * EVENTS)
    expect(other.totals().events).toBe(sentToOther)
    expect(pipeline.errors).toEqual([])
    console.info({ outageMs: outage.ms, cpuMs: outage.cpuMs, connections, refusedWith429: refused })
  }, 600_000)
})
