import { setTimeout as sleep } from 'node:timers/promises'
import type { Collector } from '@actions-movable-ink/collector'
import type { PipelineOptions } from '../configuration'
import type { SetUp } from '../testing/pipelines'
import type { pipelineProcesses, PipelineProcess } from './processes'
import { startSending } from './sender'
import type { Sender } from './sender'
import { openToLook, whatIsLeft } from './what-is-left'
import type { Left } from './what-is-left'

/** How much is done to a pipeline. `CRASH_EVENTS` and `CRASH_KILLS` make it more than what suits every run of the tests. */
export const CRASHES = {
  events: Number(process.env.CRASH_EVENTS ?? 2000),
  kills: Number(process.env.CRASH_KILLS ?? 3)
}

/** What became of the events. */
export interface Survived {
  acknowledged: number
  kills: number
  /** How many of them came before the pipeline listened. */
  killsInStart: number
  /** How many events were not acknowledged yet at the last one. */
  unsentAtLastKill: number
  /** The `messageId`s that were acknowledged and never arrived. */
  lost: string[]
  /** How many arrived more than once. */
  duplicates: number
  /** In the end. */
  left: Left
}

/** What a test brings. */
export interface CrashTest {
  collector: Collector
  setUp: SetUp
  processes: ReturnType<typeof pipelineProcesses>
  options: PipelineOptions
}

/** So long after what it is aimed at a kill comes at the most, in milliseconds: at no particular moment. */
const SPREAD_MS = 100

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

/** Waits until it is the turn of a kill: each has its part of the run, and is somewhere within it. */
async function turnOf(kill: number, { acknowledged }: Sender): Promise<void> {
  const from = (CRASHES.events * (kill + Math.random())) / (CRASHES.kills + 1)
  while (acknowledged.size < from) await sleep(5)
  await sleep(Math.random() * SPREAD_MS)
}

/**
 * Waits until nothing is left, or for long enough. A job may be without its delivery, which the metrics do not tell of: the
 * store is looked into while no pipeline has it open, and another goes on with what is left.
 */
async function leftInTheEnd(first: PipelineProcess, { processes, options }: CrashTest): Promise<Left> {
  const until = Date.now() + LONGEST_WAIT_MS
  for (let current = first; ; current = await processes.start(options)) {
    do await sleep(200)
    while ((await pendingAt(current)) > 0 && Date.now() < until)
    await current.stop()
    const store = await openToLook(options)
    const left = await whatIsLeft(store).finally(() => store.close())
    if (left.pending + left.jobs === 0 || Date.now() > until) return left
  }
}

/**
 * Sends events at full speed to a pipeline that is killed again and again, every other time while it starts, and waits until
 * it is done with them.
 */
export async function surviveCrashes(test: CrashTest): Promise<Survived> {
  const { collector, setUp, processes, options } = test
  const began = await processes.begin(options)
  const beganAt = Date.now()
  let current = await began.ready
  const startMs = Date.now() - beganAt
  const sender = startSending({
    writeKey: setUp.writeKey,
    origin: () => current.origin,
    events: CRASHES.events,
    batchSize: 20,
    concurrency: 4
  })

  let [kills, killsInStart] = [0, 0]
  /** Starts the next one and kills it, most likely before it listens. */
  async function killInStart(): Promise<void> {
    const starting = await processes.begin(options)
    let listens = false
    void starting.ready.then(
      () => (listens = true),
      () => undefined
    )
    await sleep(Math.random() * startMs)
    await starting.kill()
    kills++
    if (!listens) killsInStart++
  }
  while (kills < CRASHES.kills) {
    await turnOf(kills, sender)
    await current.kill()
    kills++
    if (kills < CRASHES.kills) await killInStart()
    if (kills < CRASHES.kills) current = await processes.start(options)
  }
  const unsentAtLastKill = CRASHES.events - sender.acknowledged.size
  current = await processes.start(options)
  await sender.done
  const left = await leftInTheEnd(current, test)

  const arrived = messageIdsAt(collector)
  const known = new Set(arrived)
  return {
    acknowledged: sender.acknowledged.size,
    kills,
    killsInStart,
    unsentAtLastKill,
    lost: [...sender.acknowledged].filter((id) => !known.has(id)),
    duplicates: arrived.length - known.size,
    left
  }
}

/** What must hold after it, whatever the store. */
export function expectSurvived(survived: Survived): void {
  const { events, kills } = CRASHES
  const left = { pending: 0, jobs: 0 }
  expect(survived).toEqual(expect.objectContaining({ acknowledged: events, kills, lost: [], left }))
  expect(survived.killsInStart).toBeGreaterThan(0)
  expect(survived.unsentAtLastKill).toBeGreaterThan(0)
}
