import { setTimeout as sleep } from 'node:timers/promises'
import type { Collector } from '@actions-movable-ink/collector'
import type { PipelineOptions } from '../configuration'
import type { SetUp } from '../testing/pipelines'
import type { PipelineProcess } from './processes'
import { startSending } from './sender'

/** How much is done to a pipeline. `CRASH_EVENTS` and `CRASH_KILLS` make it more than what suits every run of the tests. */
export const CRASHES = {
  events: Number(process.env.CRASH_EVENTS ?? 2000),
  kills: Number(process.env.CRASH_KILLS ?? 3)
}

/** What became of the events. */
export interface Survived {
  acknowledged: number
  kills: number
  /** The `messageId`s that were acknowledged and never arrived. */
  lost: string[]
  /** How many arrived more than once. */
  duplicates: number
  /** How many deliveries were not over in the end. */
  stuck: number
}

/** What a test brings. */
export interface CrashTest {
  collector: Collector
  setUp: SetUp
  start: (options: PipelineOptions) => Promise<PipelineProcess>
  options: PipelineOptions
}

/** How long after its start a process is killed, in milliseconds: in the middle of things, at no particular moment. */
const lifetime = () => 200 + Math.random() * 1500

const LONGEST_WAIT_MS = 240_000

/** How many deliveries are not over, by its metrics. */
async function pendingAt({ origin }: Pick<PipelineProcess, 'origin'>): Promise<number> {
  const metrics = await (await fetch(`${origin}/metrics`)).text()
  // Left out while the store is too busy to answer.
  if (!metrics.includes('movable_ink_deliveries_pending{')) return pendingAt({ origin })
  const gauges = [...metrics.matchAll(/^movable_ink_deliveries_pending\{.*\} (\d+)$/gm)]
  return gauges.reduce((sum, [, count]) => sum + Number(count), 0)
}

const messageIdsAt = (collector: Collector) =>
  collector.received().map(({ event }) => (event as { messageId: string }).messageId)

/** Sends events at full speed to a pipeline that is killed again and again, and waits until it is done with them. */
export async function surviveCrashes({ collector, setUp, start, options }: CrashTest): Promise<Survived> {
  let current = await start(options)
  const sender = startSending({
    writeKey: setUp.writeKey,
    origin: () => current.origin,
    events: CRASHES.events,
    batchSize: 20,
    concurrency: 4
  })
  for (let kill = 0; kill < CRASHES.kills; kill++) {
    await sleep(lifetime())
    await current.kill()
    current = await start(options)
  }
  await sender.done
  const until = Date.now() + LONGEST_WAIT_MS
  let stuck = await pendingAt(current)
  for (; stuck > 0 && Date.now() < until; stuck = await pendingAt(current)) await sleep(200)
  await current.stop()

  const arrived = messageIdsAt(collector)
  const known = new Set(arrived)
  return {
    acknowledged: sender.acknowledged.size,
    kills: CRASHES.kills,
    lost: [...sender.acknowledged].filter((id) => !known.has(id)),
    duplicates: arrived.length - known.size,
    stuck
  }
}
