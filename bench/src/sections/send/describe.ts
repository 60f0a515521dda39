import { CATEGORIES } from '../../profile/categories'
import type { Category } from '../../profile/categories'
import { count, figure, percent, ratio, withSpread } from '../../report/figures'
import { markdownTable } from '../../report/markdown-table'
import { spread } from '../../report/statistics'
import { eventsPerSecond } from '../../runs/rates'
import { describeFiles, shareOf } from '../profile/describe'
import { MODES } from './measure'
import type { Mode, SendResults } from './measure'
import { againstBareLoop, sendOnFiles } from './rates'

const LOOPS = {
  fromMemory: 'bare loop, events in memory',
  fromFile: 'bare loop, reading and parsing the file'
} as const
type Loop = keyof typeof LOOPS

const MODE_NAMES = Object.keys(MODES) as Mode[]

/** Bytes as people say them. */
const megabytes = (bytes: number) => `${figure(bytes / 1e6)} MB`

function comparison({ rounds }: SendResults): string {
  const rows = MODE_NAMES.flatMap((mode) =>
    (Object.keys(LOOPS) as Loop[]).map((loop) => {
      const { whole, withoutStartUp } = againstBareLoop(rounds, mode, loop)
      const bare = eventsPerSecond(rounds.filter((round) => round.mode === mode).map((round) => round[loop]))
      return [`${mode} ÷ ${LOOPS[loop]}`, ratio(withoutStartUp), ratio(whole), withSpread(spread(bare))]
    })
  )
  return markdownTable(
    ['`send` ÷ …', 'events/s, start-up left out', 'events/s, whole process', 'bare loop events/s'],
    rows
  )
}

function growth({ rounds }: SendResults): string {
  const rows = MODE_NAMES.flatMap((mode) => {
    const files = sendOnFiles(rounds, mode)
    return files.map((file) => [
      mode,
      count(file.events),
      figure(file.seconds),
      figure(file.eventsPerSecond),
      figure(file.furtherPerSecond ?? NaN),
      megabytes(file.peakBytes),
      `× ${(file.peakBytes / (files[0]?.peakBytes ?? NaN)).toFixed(2)}`
    ])
  })
  return markdownTable(
    ['', 'events', 'seconds', 'events/s', 'events/s beyond the file before', 'peak memory', '÷ smallest file'],
    rows
  )
}

function profiles({ profiles: byMode }: SendResults): string {
  const categories = (Object.keys(CATEGORIES) as Category[]).filter((category) =>
    MODE_NAMES.some((mode) => shareOf(byMode[mode].time, category) >= 0.001)
  )
  const rows = categories.map((category) => [
    CATEGORIES[category],
    ...MODE_NAMES.flatMap((mode) => {
      const { time, events } = byMode[mode]
      const share = shareOf(time, category)
      return [figure((share * time.total) / events), percent(share)]
    })
  ])
  return markdownTable(['main thread, µs an event', ...MODE_NAMES.flatMap((mode) => [mode, ''])], rows)
}

/** Section 4 of the report. */
export function describeSend(results: SendResults): string {
  const { single, batched } = MODES
  return [
    '## 4. `npm run send`',
    `What the script \`send\` runs, in a process of its own, its rows thrown away; events of about 1 kB. Single: ${single.inFlight} requests at a time; batched: ${batched.inFlight}, up to ${count(batched.eventsPerBatch)} events each. The bare loops call \`Destination\` with as many under way, and run right after each \`send\`.`,
    comparison(results),
    growth(results),
    `Where \`send\` spends its time, from a profile of ${count(results.profiles.single.events)} events single and ${count(results.profiles.batched.events)} batched:`,
    profiles(results),
    'The files with the most time:',
    MODE_NAMES.map((mode) => `- ${mode}: ${describeFiles(results.profiles[mode].time)}`).join('\n')
  ].join('\n\n')
}
