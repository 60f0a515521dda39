import { setTimeout as sleep } from 'node:timers/promises'
import type { Attempt } from '@actions-movable-ink/runtime'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { RETRY_POLICY } from '../delivery/judge'
import { Pause } from '../delivery/pause'
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
const A_ROUND = 20

const workplace = workplaceForTests()
const pipelines = pipelinesForTests()

/** How often a destination that takes nothing is looked at in so much time, in milliseconds, if all pauses were the shortest. */
function mostLooks(ms: number, retryAfterMs?: number): number {
  const failed: Attempt = { kind: 'refused', status: 503, message: '', retryable: true, ms: 0, retryAfterMs }
  let now = 0
  const pause = new Pause(
    RETRY_POLICY.longestRetryAfterMs,
    () => now,
    () => 0
  )
  let looks = 0
  for (; now <= ms; looks++) {
    pause.note(failed)
    now += pause.remainingMs
  }
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
    /** Lets a phase pass, in most of which events go to the other destination. */
    async function pass(phase: string, ms: number) {
      const started = { at: performance.now(), cpu: process.cpuUsage() }
      for (let round = 0; round < ROUNDS; round++) {
        await send(unaffected.writeKey, `${phase}-${round}`, A_ROUND)
        sentToOther += A_ROUND
        await sleep((0.6 * ms) / ROUNDS)
      }
      await sleep(started.at + ms - performance.now())
      return { ms: performance.now() - started.at, cpuMs: cpuMs(started.cpu) }
    }

    const { port, endpointKey, username, accessSecret } = collector
    await collector.close()
    const down = await startDownServer(port)
    await send(affected.writeKey, 'during', EVENTS)
    await until(() => down.connections() > 0)
    const outage = await pass('outage', OUTAGE_MS)
    const connections = down.connections()
    expect(other.totals().events).toBe(sentToOther)
    expect(outage.cpuMs).toBeLessThan(outage.ms / 2)
    expect(connections).toBeGreaterThan(CONCURRENCY / 2)
    expect(connections).toBeLessThanOrEqual(CONCURRENCY + mostLooks(outage.ms))
    await down.close()

    collector = await workplace.startCollector({ port, endpointKey, username, accessSecret })
    collector.play({ kind: 'status', status: 429, retryAfter: 1, share: 1 })
    await until(() => collector.totals().requests > 0)
    const refusing = await pass('refusing', REFUSING_MS)
    const refused = collector.totals().requests
    expect(other.totals().events).toBe(sentToOther)
    expect(refused).toBeGreaterThan(1)
    expect(refused).toBeLessThanOrEqual(1 + mostLooks(refusing.ms, 1000))

    collector.clearFaults()
    await send(affected.writeKey, 'after', EVENTS)
    const users = () => new Set(collector.received().map(({ event }) => (event as { userId: string }).userId))
    while (users().size < 2 * EVENTS) await sleep(100)
    expect(collector.totals().events).toBe(2 * EVENTS)
    expect(other.totals().events).toBe(sentToOther)
    expect(pipeline.errors).toEqual([])
    console.info({ outageMs: OUTAGE_MS, cpuMs: outage.cpuMs, connections, refusedWith429: refused })
  }, 600_000)
})
