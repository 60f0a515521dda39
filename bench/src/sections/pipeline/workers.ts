import { randomBytes } from 'node:crypto'
import type { PipelineOptions } from '../../../../packages/pipeline/src/configuration'
import { startPostgres } from '../../pipeline/postgres'
import type { PostgresServer } from '../../pipeline/postgres'
import { RunningPipeline, withPipeline } from '../../pipeline/running-pipeline'
import { interleave } from '../../runs/interleave'
import { countedFrom, warmUpOf } from './stage'
import type { Counted, Mode, Stage } from './stage'

/** Worker processes that share a Postgres. */
export const WORKERS = ['1', '2', '3'] as const

/** What they deliver, and how long Movable Ink takes for an answer, in ms: at once, or as over a distance. */
const VARIANTS: readonly { mode: Mode; answerMs: number }[] = [
  { mode: 'single', answerMs: 0 },
  { mode: 'single', answerMs: 50 },
  { mode: 'batched', answerMs: 0 }
]

/** What was delivered by how many workers, of each round. */
export interface WorkerRounds {
  mode: Mode
  answerMs: number
  rounds: Record<(typeof WORKERS)[number], Counted[]>
}

/** What they deliver, or why there was no Postgres server to measure on. */
export type WorkerResults = { measured: WorkerRounds[] } | { unavailable: string }

/** How fast so many workers deliver a backlog, once all of them run and a fifth of it is gone. */
async function deliver(stage: Stage, options: PipelineOptions, events: number, workers: number): Promise<Counted> {
  const { arrivals } = stage
  const started = await Promise.all(
    Array.from({ length: workers }, () => RunningPipeline.start(stage, { ...options, role: 'worker' }))
  )
  const first = Math.max(await arrivals.count(), warmUpOf(events))
  if (first >= events) throw new Error(`${events} events are delivered before all ${workers} workers have started.`)
  await arrivals.waitFor(events)
  for (const worker of started) await worker.stop()
  return countedFrom(stage, first, events)
}

async function measureWorkers(
  stage: Stage,
  postgres: PostgresServer,
  mode: Mode,
  answerMs: number,
  workers: number
): Promise<Counted> {
  const events = stage.bench.amount.pipeline.workerBacklog[mode]
  const { url: databaseUrl, remove } = await postgres.newDatabase()
  const options = { dataFolder: stage.folder('workers'), databaseUrl, key: randomBytes(32).toString('base64') }
  await withPipeline(stage, { ...options, role: 'ingest' }, async (pipeline) => {
    const writeKey = await pipeline.setUp(mode === 'batched')
    await stage.send({ origin: pipeline.origin, writeKey, until: { events } })
  })
  await stage.arrivals.begin(answerMs)
  const counted = await deliver(stage, options, events, workers)
  await remove()
  return counted
}

/** One, two and three workers on one Postgres server. */
export async function measureManyWorkers(stage: Stage): Promise<WorkerResults> {
  const { amount, progress } = stage.bench
  progress('6. the pipeline: starting a Postgres server')
  let postgres: PostgresServer
  try {
    postgres = await startPostgres()
  } catch (error) {
    return { unavailable: (error as Error).message }
  }
  const measured: WorkerRounds[] = []
  for (const { mode, answerMs } of VARIANTS) {
    progress(`6. the pipeline, ${mode}, answers after ${answerMs} ms: workers on one Postgres`)
    const rounds = await interleave(WORKERS, amount.pipeline.workerRounds, (workers) =>
      measureWorkers(stage, postgres, mode, answerMs, Number(workers))
    )
    measured.push({ mode, answerMs, rounds })
  }
  await postgres.stop()
  return { measured }
}
