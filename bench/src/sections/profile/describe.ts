import { CATEGORIES } from '../../profile/categories'
import type { Category } from '../../profile/categories'
import type { Attribution } from '../../profile/attribute'
import { figure, percent } from '../../report/figures'
import { markdownTable } from '../../report/markdown-table'
import { PROFILED } from './measure'
import type { CostOfEvent, Profiled } from './measure'

const NAMES = Object.keys(PROFILED) as Profiled[]

/** How many files are named. */
const MOST_FILES = 8

/** The part of the whole that went to a category. */
export const shareOf = ({ byCategory, total }: Attribution, category: Category) => (byCategory[category] ?? 0) / total

function table(
  costs: Record<Profiled, CostOfEvent>,
  attributionOf: (cost: CostOfEvent) => Attribution,
  totalOf: (cost: CostOfEvent) => number
): string {
  const categories = (Object.keys(CATEGORIES) as Category[]).filter((category) =>
    NAMES.some((name) => shareOf(attributionOf(costs[name]), category) >= 0.001)
  )
  const row = (category: Category) => [
    CATEGORIES[category],
    ...NAMES.flatMap((name) => {
      const share = shareOf(attributionOf(costs[name]), category)
      return [figure(share * totalOf(costs[name])), percent(share)]
    })
  ]
  return markdownTable(
    ['', ...NAMES.flatMap((name) => [PROFILED[name], ''])],
    [['**in all**', ...NAMES.flatMap((name) => [`**${figure(totalOf(costs[name]))}**`, ''])], ...categories.map(row)]
  )
}

/** The files on which most of something was spent. */
export const describeFiles = ({ files, total }: Attribution): string =>
  files
    .slice(0, MOST_FILES)
    .map(({ file, self }) => `\`${file}\` ${percent(self / total)}`)
    .join(', ')

/** Section 3 of the report. */
export function describeCosts(costs: Record<Profiled, CostOfEvent>): string {
  return [
    '## 3. Where the time and the memory go',
    'Events of about 1 kB, 32 at a time, batches 4 at a time. What is built in (`JSON.stringify`, `Buffer`, `new URL`) counts as the code that called it. The totals are measured without a profiler (CPU, of the whole process) and with one (bytes on V8’s heap, so without the contents of buffers); the parts are those of the main thread.',
    '### CPU, µs an event',
    table(
      costs,
      ({ time }) => time,
      ({ cpu }) => cpu
    ),
    '### Allocated, bytes an event',
    table(
      costs,
      ({ memory }) => memory,
      ({ bytes }) => bytes
    ),
    '### The files with the most time',
    NAMES.map((name) => `- ${PROFILED[name]}: ${describeFiles(costs[name].time)}`).join('\n')
  ].join('\n\n')
}
