import { join } from 'node:path'
import { withPipeline } from '../../pipeline/running-pipeline'
import type { SdkCalls } from '../../pipeline/sdk-process'
import { AskedProcess } from '../../processes/asked-process'
import { interleave } from '../../runs/interleave'
import { MODES } from './stage'
import type { Mode, Stage } from './stage'

/** Calls of the SDK a second: what leaves most of a machine idle. */
export const CALLS_PER_SECOND = 100

/** Events that the SDK collects for a request: none, and what it does by default. */
const FLUSH_AT = { one: 1, usual: 15 } as const

const LEAD_IN_SECONDS = 2

/** From the SDK's call to the arrival, in ms, of each round. */
export interface LatencyRounds {
  mode: Mode
  flushAt: number
  rounds: { events: number; p50: number; p95: number; p99: number }[]
}

/** How long an event takes from `analytics.track()` to Movable Ink. */
export async function measureEventLatency(stage: Stage): Promise<LatencyRounds[]> {
  const { arrivals, bench, processes } = stage
  const { latencySeconds, latencyRounds } = bench.amount.pipeline
  const child = processes.fork(join(__dirname, '../../pipeline/sdk-process.ts'))
  const sdk = new AskedProcess<SdkCalls>(child, "Segment's SDK")
  const results: LatencyRounds[] = []
  for (const mode of MODES) {
    bench.progress(`6. the pipeline, ${mode}: from the SDK's call to the arrival`)
    await withPipeline(stage, { dataFolder: stage.folder(`latency-${mode}`) }, async (pipeline) => {
      const { origin } = pipeline
      const writeKey = await pipeline.setUp(mode === 'batched')
      const track = async (flushAt: number, seconds: number) => {
        await arrivals.begin()
        const tracking = { origin, writeKey, flushAt, perSecond: CALLS_PER_SECOND, seconds }
        await arrivals.waitFor(await sdk.call('track', tracking, seconds))
        return arrivals.latency()
      }
      await track(1, LEAD_IN_SECONDS)
      const names = Object.keys(FLUSH_AT) as (keyof typeof FLUSH_AT)[]
      const rounds = await interleave(names, latencyRounds, (name) => track(FLUSH_AT[name], latencySeconds))
      for (const name of names) results.push({ mode, flushAt: FLUSH_AT[name], rounds: rounds[name] })
    })
  }
  await sdk.stop()
  return results
}
