import { figure, percent, withSpread } from '../../report/figures'
import type { Spread } from '../../report/statistics'
import { SAME_MEMORY } from '../../report/target'
import type { Target } from '../../report/target'
import type { PipelineResults } from './measure'
import { acknowledgedOfSdk, deliveredOfBacklog, medianShares, memoryGrowth, mostResident } from './rates'
import type { Mode } from './stage'

/** In events a second, on a machine with two cores and with the embedded store. */
const LEAST = { acknowledged: 1000, delivered: { single: 500, batched: 3000 } } as const

const atLeast = (rate: Spread | undefined, least: number) => ({
  wanted: `≥ ${figure(least)} events/s`,
  measured: rate && withSpread(rate),
  met: rate && rate.median >= least
})

/** What holds a mode back, as far as it was measured. */
function heldBack(results: PipelineResults | undefined, mode: Mode): Pick<Target, 'held' | 'limit'> {
  if (results === undefined) return {}
  const { rounds, profiles } = results.throughput
  const shares = medianShares(rounds, mode)
  return {
    held: profiles[mode],
    limit:
      shares &&
      `while a backlog is delivered, the store's thread takes ${percent(shares.store)} of a core and the main thread ${percent(shares.main)}, in these parts`
  }
}

function delivered(results: PipelineResults | undefined, mode: Mode): Target {
  const rate = results && deliveredOfBacklog(results.throughput.rounds, mode)
  return {
    name: `the pipeline, ${mode}: delivered`,
    ...atLeast(rate, LEAST.delivered[mode]),
    ...heldBack(results, mode)
  }
}

function memory(results: PipelineResults | undefined, mode: Mode): Target {
  const target = {
    name: `the pipeline, ${mode}: memory in the last third of a load ÷ in the first`,
    wanted: `≤ × ${SAME_MEMORY.toFixed(2)}`
  }
  const sustained = results?.sustained.find((one) => one.mode === mode)
  if (sustained === undefined) return target
  const growth = memoryGrowth(sustained.looks)
  const measured = `× ${growth.toFixed(2)}, at most ${figure(mostResident(sustained.looks) / 1e6)} MB`
  return { ...target, measured, met: growth <= SAME_MEMORY }
}

/** The targets of the pipeline, judged by the medians. */
export const pipelineTargets = (results: PipelineResults | undefined): Target[] => [
  {
    name: "the pipeline, single: acknowledged in the SDK's batches, deliveries meanwhile",
    ...atLeast(results && acknowledgedOfSdk(results.throughput.rounds), LEAST.acknowledged),
    ...heldBack(results, 'single')
  },
  delivered(results, 'single'),
  delivered(results, 'batched'),
  memory(results, 'single'),
  memory(results, 'batched')
]
