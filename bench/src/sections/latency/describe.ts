import { count, figure } from '../../report/figures'
import { markdownTable } from '../../report/markdown-table'
import { median } from '../../report/statistics'
import { eventsPerSecond } from '../../runs/rates'
import type { Delayed, FirstCall, LatencyRuns } from './measure'

const TITLES: Record<Delayed, string> = {
  ours: 'ours',
  published: 'published',
  undici: 'undici alone',
  batched: 'ours, batched',
  undiciBatched: 'undici, ready-made body'
}

/** With fewer calls, a 99th percentile is nothing but the slowest one. */
const CALLS_FOR_P99 = 100

const firstRow = ({ roundTrip, name, milliseconds }: FirstCall) => [
  `${roundTrip} ms`,
  TITLES[name],
  figure(milliseconds),
  figure(milliseconds / roundTrip)
]

function row({ roundTrip, name, inFlight, eventsPerCall, runs }: LatencyRuns): string[] {
  const calls = Math.min(...runs.map(({ latency }) => latency.calls))
  return [
    `${roundTrip} ms`,
    count(eventsPerCall),
    String(inFlight),
    TITLES[name],
    figure(median(runs.map(({ latency }) => latency.p50))),
    figure(median(runs.map(({ latency }) => latency.p95))),
    calls < CALLS_FOR_P99 ? '–' : figure(median(runs.map(({ latency }) => latency.p99))),
    figure(median(eventsPerSecond(runs))),
    figure(median(eventsPerSecond(runs)) / ((inFlight * eventsPerCall * 1000) / roundTrip))
  ]
}

/** Section 5 of the report. */
export function describeLatency({
  first,
  runs
}: {
  first: readonly FirstCall[]
  runs: readonly LatencyRuns[]
}): string {
  return [
    '## 5. At a distance',
    'A proxy in front of the server holds each direction back by half of the round trip, and the first bytes of a connection by a whole one more, as the TCP handshake would. Bandwidth and slow start are not played. The limit is one request a round trip for each that may be under way.',
    markdownTable(
      ['round trip', 'events a request', 'at a time', '', 'p50 ms', 'p95 ms', 'p99 ms', 'events/s', '÷ limit'],
      runs.map(row),
      ['left', 'right', 'right', 'left', 'right', 'right', 'right', 'right', 'right']
    ),
    'The first request on a new connection, with TCP and TLS to set up, in a process that is warm:',
    markdownTable(['round trip', '', 'ms', 'round trips'], first.map(firstRow), ['left', 'left', 'right', 'right'])
  ].join('\n\n')
}
