import type { Bench } from '../../bench'
import { measureEventLatency } from './event-latency'
import type { LatencyRounds } from './event-latency'
import { Stage } from './stage'
import { measureSustained } from './sustained'
import type { Sustained } from './sustained'
import { measureThroughput } from './throughput'
import type { Throughput } from './throughput'
import { measureManyWorkers } from './workers'
import type { WorkerResults } from './workers'

/** What section 6 measures. */
export interface PipelineResults {
  throughput: Throughput
  latency: LatencyRounds[]
  sustained: Sustained[]
  workers: WorkerResults
}

/** Section 6: the pipeline, from a Segment SDK to Movable Ink. */
export async function measurePipeline(bench: Bench): Promise<PipelineResults> {
  const stage = await Stage.start(bench)
  const throughput = await measureThroughput(stage)
  const latency = await measureEventLatency(stage)
  const sustained = await measureSustained(stage)
  const workers = await measureManyWorkers(stage)
  await stage.stop()
  return { throughput, latency, sustained, workers }
}
