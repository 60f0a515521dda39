import type { Attribution } from '../profile/attribute'
import { CATEGORIES } from '../profile/categories'
import type { Category } from '../profile/categories'
import type { Run } from '../runs/run'
import { cpuPerEvent, eventsPerSecond } from '../runs/rates'
import { againstBareLoop, sendOnFiles } from '../sections/send/rates'
import { pipelineTargets } from '../sections/pipeline/targets'
import { figure, percent, ratio } from './figures'
import { markdownTable } from './markdown-table'
import type { Results } from './results'
import { ratios } from './statistics'
import type { Spread } from './statistics'
import { SAME_MEMORY } from './target'
import type { Target } from './target'

/** How many parts of a profile are named. */
const MOST_PARTS = 5

/** The largest parts of a profile but for start-up, for the reader who asks what holds something back. */
export function largestParts({ byCategory, total }: Attribution): string {
  const parts = (Object.entries(byCategory) as [Category, number][])
    .filter(([category]) => category !== 'loading')
    .sort(([, a], [, b]) => b - a)
  return parts
    .slice(0, MOST_PARTS)
    .map(([category, self]) => `${CATEGORIES[category]} ${percent(self / total)}`)
    .join(', ')
}

const atLeast = (value: Spread | undefined, least: number) => ({
  measured: value && ratio(value),
  met: value && value.median >= least
})

const atMost = (value: Spread | undefined, most: number) => ({
  measured: value && ratio(value),
  met: value && value.median <= most
})

const LIMIT_BYTES = 200e6

function memoryTarget({ send }: Results, mode: 'single' | 'batched'): Target {
  const name = `memory of \`send\`, ${mode}, largest file`
  const wanted = `< 200 MB, ≤ × ${SAME_MEMORY.toFixed(2)} of the smaller file's`
  const [largest, before] = send === undefined ? [] : sendOnFiles(send.rounds, mode).reverse()
  if (largest === undefined || before === undefined) return { name, wanted }
  const growth = largest.peakBytes / before.peakBytes
  return {
    name,
    wanted,
    measured: `${figure(largest.peakBytes / 1e6)} MB, × ${growth.toFixed(2)}`,
    met: largest.peakBytes < LIMIT_BYTES && growth <= SAME_MEMORY
  }
}

const againstBarest = (ours: Run[], barest: Run[]) =>
  `ours makes ${ratio(ratios(eventsPerSecond(ours), eventsPerSecond(barest)))} the events/s of the barest action, for ${ratio(ratios(cpuPerEvent(ours), cpuPerEvent(barest)))} its CPU`

/** The targets, judged by the medians. */
export function judgeTargets(results: Results): Target[] {
  const { oneEvent, batches, costs, send } = results
  const at32 = oneEvent?.find(({ size, inFlight }) => size === '1 kB' && inFlight === 32)?.runs
  const of1000 = batches?.find(({ eventsPerBatch }) => eventsPerBatch === 1000)?.runs
  const bare = (mode: 'single' | 'batched') => send && againstBareLoop(send.rounds, mode, 'fromMemory').withoutStartUp
  const limit = at32 && againstBarest(at32.ours, at32.barest)
  const batchLimit = of1000 && againstBarest(of1000.batched, of1000.barest)
  return [
    {
      name: 'one event a request, 32 at a time: events/s ÷ published',
      wanted: '≥ × 1.30',
      ...atLeast(at32 && ratios(eventsPerSecond(at32.ours), eventsPerSecond(at32.published)), 1.3),
      held: costs?.ours.time,
      limit
    },
    {
      name: 'one event a request, 32 at a time: CPU an event ÷ published',
      wanted: '≤ × 0.75',
      ...atMost(at32 && ratios(cpuPerEvent(at32.ours), cpuPerEvent(at32.published)), 0.75),
      held: costs?.ours.time,
      limit
    },
    {
      name: 'batches of 1,000: events/s ÷ published',
      wanted: '≥ × 40',
      ...atLeast(of1000 && ratios(eventsPerSecond(of1000.batched), eventsPerSecond(of1000.published)), 40),
      held: costs?.batched.time,
      limit: batchLimit
    },
    {
      name: '`send`, single: events/s ÷ bare loop',
      wanted: '≥ × 0.85',
      ...atLeast(bare('single'), 0.85),
      held: send?.profiles.single.time
    },
    {
      name: '`send`, batched: events/s ÷ bare loop',
      wanted: '≥ × 0.70',
      ...atLeast(bare('batched'), 0.7),
      held: send?.profiles.batched.time
    },
    memoryTarget(results, 'single'),
    memoryTarget(results, 'batched'),
    ...pipelineTargets(results.pipeline)
  ]
}

/** The first section of the report: of the targets that were measured. */
export function describeTargets(targets: readonly Target[]): string {
  const missed = targets.filter(({ met }) => met === false)
  const rows = targets.flatMap(({ name, wanted, measured, met }) =>
    measured === undefined ? [] : [[name, wanted, measured, met ? 'met' : '**missed**']]
  )
  const reasons = missed.map(
    ({ name, held, limit }) =>
      `- ${name}: ${[limit, held === undefined ? 'no profile was taken' : largestParts(held)].filter(Boolean).join('; ')}`
  )
  return [
    '## Targets',
    markdownTable(['', 'wanted', 'measured', ''], rows, ['left', 'left', 'left', 'left']),
    'Medians are judged, the spread of the rounds is in brackets. Start-up is left out for `send`, and the bare loop has its events in memory.',
    ...(reasons.length === 0
      ? []
      : ['Where the time goes of those that are missed, from the profiles below:', reasons.join('\n')])
  ].join('\n\n')
}
