import type { Attribution } from '../../profile/attribute'
import { withPipeline } from '../../pipeline/running-pipeline'
import type { RunningPipeline } from '../../pipeline/running-pipeline'
import { threadShares, threadTimes } from '../../pipeline/thread-times'
import type { ThreadShares } from '../../pipeline/thread-times'
import { countedFrom, MODES, warmUpOf } from './stage'
import type { Counted, Mode, Stage } from './stage'

/** Events in a request: what `@segment/analytics-node` sends by default, and more. */
export const REQUEST_SIZES = [15, 100] as const

/** What is acknowledged at full speed while deliveries are made, and what is delivered meanwhile. */
export interface Intake {
  acknowledged: Counted
  delivered: Counted
}

/** One round with a store. */
export interface ThroughputRound {
  mode: Mode
  /** Acknowledged while nothing is delivered. */
  stored: Counted
  /** Delivered while nothing comes in. */
  backlog: Counted
  /** Undefined where the system does not tell. */
  threads?: ThreadShares
  intake: Record<(typeof REQUEST_SIZES)[number], Intake>
}

/** What is measured of acknowledging and delivering. */
export interface Throughput {
  rounds: ThroughputRound[]
  /** Where the main thread's time goes while a backlog is delivered. */
  profiles: Record<Mode, Attribution>
}

/** Before what counts, in seconds. */
const LEAD_IN = 1

/** Stores events while nobody delivers them. */
async function fill(stage: Stage, dataFolder: string, writeKey: string, events: number): Promise<Counted> {
  return withPipeline(stage, { dataFolder, role: 'ingest' }, ({ origin }) =>
    stage.send({ origin, writeKey, until: { events } })
  )
}

/** Watches a backlog being delivered. */
async function watchBacklog(stage: Stage, { pid, olderThreads }: RunningPipeline, events: number) {
  const { arrivals } = stage
  await arrivals.waitFor(warmUpOf(events))
  const before = threadTimes(pid)
  const started = performance.now()
  await arrivals.waitFor(events)
  const seconds = (performance.now() - started) / 1000
  const after = threadTimes(pid)
  const threads = before && after && threadShares(olderThreads, pid, before, after, seconds)
  return { backlog: await countedFrom(stage, warmUpOf(events), events), threads }
}

/** Sends at full speed for a while, then waits until everything has been delivered. */
async function takeIn(stage: Stage, { origin }: RunningPipeline, writeKey: string, batchSize: number): Promise<Intake> {
  const { arrivals, bench } = stage
  await arrivals.begin()
  const send = (seconds: number) => stage.send({ origin, writeKey, batchSize, until: { seconds } })
  const leadIn = await send(LEAD_IN)
  const before = await arrivals.count()
  const acknowledged = await send(bench.amount.pipeline.intakeSeconds)
  const delivered = { events: (await arrivals.count()) - before, seconds: acknowledged.seconds }
  await arrivals.waitFor(leadIn.events + acknowledged.events)
  return { acknowledged, delivered }
}

async function measureRound(stage: Stage, mode: Mode, writeKey: string): Promise<ThroughputRound> {
  const { arrivals, bench } = stage
  const dataFolder = stage.folder(mode)
  const events = bench.amount.pipeline.backlog[mode]
  const stored = await fill(stage, dataFolder, writeKey, events)
  await arrivals.begin()
  return withPipeline(stage, { dataFolder }, async (pipeline) => {
    const watched = await watchBacklog(stage, pipeline, events)
    const [ofSdk, ofMore] = REQUEST_SIZES
    const intake = {
      [ofSdk]: await takeIn(stage, pipeline, writeKey, ofSdk),
      [ofMore]: await takeIn(stage, pipeline, writeKey, ofMore)
    }
    return { mode, stored, ...watched, intake }
  })
}

async function profileBacklog(stage: Stage, mode: Mode, writeKey: string): Promise<Attribution> {
  const { arrivals, bench } = stage
  const dataFolder = stage.folder(mode)
  const events = bench.amount.pipeline.backlog[mode]
  await fill(stage, dataFolder, writeKey, events)
  await arrivals.begin()
  return withPipeline(stage, { dataFolder }, async (pipeline) => {
    await arrivals.waitFor(warmUpOf(events))
    await pipeline.beginProfile()
    await arrivals.waitFor(events)
    return pipeline.endProfile()
  })
}

/** How many events a second are acknowledged and delivered with the embedded store. */
export async function measureThroughput(stage: Stage): Promise<Throughput> {
  const { amount, progress } = stage.bench
  const rounds: ThroughputRound[] = []
  const profiles: Partial<Throughput['profiles']> = {}
  for (const mode of MODES) {
    progress(`6. the pipeline, ${mode}: a new store`)
    const options = { dataFolder: stage.folder(mode) }
    const writeKey = await withPipeline(stage, options, (pipeline) => pipeline.setUp(mode === 'batched'))
    for (let round = 1; round <= amount.pipeline.rounds; round++) {
      progress(`6. the pipeline, ${mode}: acknowledged and delivered (round ${round})`)
      rounds.push(await measureRound(stage, mode, writeKey))
    }
    progress(`6. the pipeline, ${mode}: a profile`)
    profiles[mode] = await profileBacklog(stage, mode, writeKey)
  }
  return { rounds, profiles: profiles as Throughput['profiles'] } // one of each mode, by now
}
