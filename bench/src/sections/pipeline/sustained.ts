import { setTimeout as sleep } from 'node:timers/promises'
import { residentBytes } from '../../pipeline/resident-memory'
import { withPipeline } from '../../pipeline/running-pipeline'
import { watchPeakMemory } from '../send/peak-memory'
import { MODES } from './stage'
import type { Counted, Mode, Stage } from './stage'

/** Events that may be acknowledged and not delivered: a sender that finds more of them waits. */
export const UNDELIVERED = { single: 1000, batched: 5000 } as const

const LOOK_MS = 1000

/** How a pipeline is at a moment. */
export interface Look {
  /** Since the load began. */
  seconds: number
  residentBytes: number
  /** Delivered until then. */
  events: number
}

/** A pipeline under a load that it can just bear. */
export interface Sustained {
  mode: Mode
  acknowledged: Counted
  looks: Look[]
  /** Of the whole process: making a new store takes more than any load. */
  peakBytes: number
  /** How many times an event was delivered again. */
  repeated: number
}

async function measureMode(stage: Stage, mode: Mode): Promise<Sustained> {
  const { arrivals, bench } = stage
  const seconds = bench.amount.pipeline.sustainedSeconds
  bench.progress(`6. the pipeline, ${mode}: memory over ${seconds} seconds`)
  return withPipeline(stage, { dataFolder: stage.folder(`sustained-${mode}`) }, async (pipeline) => {
    const { origin, pid } = pipeline
    const writeKey = await pipeline.setUp(mode === 'batched')
    await arrivals.begin()
    const { url, certificate } = arrivals
    const within = { undelivered: UNDELIVERED[mode], url, certificate }
    const peak = watchPeakMemory(pid)
    const looks: Look[] = []
    const watch = async () => {
      const started = performance.now()
      for (let since = 0; since < seconds; since = (performance.now() - started) / 1000) {
        await sleep(LOOK_MS)
        looks.push({
          seconds: (performance.now() - started) / 1000,
          residentBytes: residentBytes(pid),
          events: await arrivals.count()
        })
      }
    }
    const sending = stage.send({ origin, writeKey, until: { seconds }, within })
    const [acknowledged] = await Promise.all([sending, watch()])
    await arrivals.waitFor(acknowledged.events)
    return { mode, acknowledged, looks, peakBytes: peak.stop(), repeated: await arrivals.repeated() }
  })
}

/** Memory over time, while events come in as fast as they are delivered. */
export async function measureSustained(stage: Stage): Promise<Sustained[]> {
  const results: Sustained[] = []
  for (const mode of MODES) results.push(await measureMode(stage, mode))
  return results
}
