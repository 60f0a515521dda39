import { figure, ratio, withSpread } from '../../report/figures'
import { markdownTable } from '../../report/markdown-table'
import { ratios } from '../../report/statistics'
import { cpuPerEvent, eventsPerSecond, summary } from '../../runs/rates'
import type { OneEventRuns } from './measure'

const load = ({ size, inFlight }: OneEventRuns) => `${size}, ${inFlight} at a time`

/** Section 1 of the report. */
export function describeOneEvent(results: readonly OneEventRuns[]): string {
  const compared = results.map((result) => {
    const { ours, published, barest, undici } = result.runs
    return [
      load(result),
      ratio(ratios(eventsPerSecond(ours), eventsPerSecond(published))),
      ratio(ratios(cpuPerEvent(ours), cpuPerEvent(published))),
      ratio(ratios(eventsPerSecond(ours), eventsPerSecond(barest))),
      ratio(ratios(cpuPerEvent(ours), cpuPerEvent(barest))),
      ratio(ratios(eventsPerSecond(ours), eventsPerSecond(undici))),
      ratio(ratios(cpuPerEvent(ours), cpuPerEvent(undici)))
    ]
  })
  const absolute = results.map((result) => {
    const { ours, published, barest, undici } = result.runs
    const all = [ours, published, barest, undici].map(summary)
    return [
      load(result),
      ...all.map((one) => withSpread(one.eventsPerSecond)),
      ...all.map((one) => figure(one.cpuPerEvent.median))
    ]
  })
  return [
    '## 1. One event a request',
    markdownTable(
      [
        'ours ÷ …',
        'published: events/s',
        'published: CPU',
        'the barest action: events/s',
        'the barest action: CPU',
        'undici alone: events/s',
        'undici alone: CPU'
      ],
      compared
    ),
    markdownTable(
      [
        '',
        'ours events/s',
        'published events/s',
        'barest events/s',
        'undici events/s',
        'ours CPU µs/event',
        'published CPU',
        'barest CPU',
        'undici CPU'
      ],
      absolute
    )
  ].join('\n\n')
}
