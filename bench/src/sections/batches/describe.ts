import { count, figure, ratio, withSpread } from '../../report/figures'
import { markdownTable } from '../../report/markdown-table'
import { ratios } from '../../report/statistics'
import { cpuPerEvent, eventsPerSecond, summary } from '../../runs/rates'
import { BATCHES_IN_FLIGHT } from './measure'
import type { BatchRuns } from './measure'

/** Section 2 of the report. */
export function describeBatches(results: readonly BatchRuns[]): string {
  const compared = results.map(
    ({ eventsPerBatch, runs: { batched, barest, single, published, stringify, undici } }) => [
      count(eventsPerBatch),
      ratio(ratios(eventsPerSecond(batched), eventsPerSecond(published))),
      ratio(ratios(eventsPerSecond(batched), eventsPerSecond(single))),
      ratio(ratios(cpuPerEvent(batched), cpuPerEvent(single))),
      ratio(ratios(eventsPerSecond(batched), eventsPerSecond(barest))),
      ratio(ratios(cpuPerEvent(batched), cpuPerEvent(barest))),
      ratio(ratios(cpuPerEvent(batched), cpuPerEvent(stringify))),
      ratio(ratios(cpuPerEvent(batched), cpuPerEvent(undici)))
    ]
  )
  const absolute = results.map(({ eventsPerBatch, runs }) => [
    count(eventsPerBatch),
    withSpread(summary(runs.batched).eventsPerSecond),
    figure(summary(runs.barest).eventsPerSecond.median),
    figure(summary(runs.undici).eventsPerSecond.median),
    figure(summary(runs.single).eventsPerSecond.median),
    figure(summary(runs.published).eventsPerSecond.median),
    withSpread(summary(runs.batched).cpuPerEvent),
    figure(summary(runs.stringify).cpuPerEvent.median),
    figure(summary(runs.undici).cpuPerEvent.median)
  ])
  return [
    '## 2. Batches',
    `Events of about 1 kB through \`Destination#onBatch\`, ${BATCHES_IN_FLIGHT} batches at a time; the single ones 32 at a time. \`JSON.stringify\` makes the same body and sends nothing; undici sends a body that was made before.`,
    markdownTable(
      [
        'ours in batches of, ÷ …',
        'published: events/s',
        'ours single: events/s',
        'ours single: CPU',
        'the barest action: events/s',
        'the barest action: CPU',
        '`JSON.stringify` alone: CPU',
        'undici, ready-made body: CPU'
      ],
      compared
    ),
    markdownTable(
      [
        'batches of',
        'ours events/s',
        'barest events/s',
        'undici events/s',
        'ours single events/s',
        'published single events/s',
        'ours CPU µs/event',
        '`JSON.stringify` CPU',
        'undici CPU'
      ],
      absolute
    )
  ].join('\n\n')
}
