import { count, figure, percent, ratio, withSpread } from '../../report/figures'
import { markdownTable } from '../../report/markdown-table'
import { ratios, spread } from '../../report/statistics'
import { eventsPerSecond } from '../../runs/rates'
import { describeProfiles } from './describe-profiles'
import { CALLS_PER_SECOND } from './event-latency'
import type { LatencyRounds } from './event-latency'
import type { PipelineResults } from './measure'
import { againstOneWorker, medianShares, memoryGrowth, mostResident, ratesOf, someLooks, sustainedRate } from './rates'
import { MODES, REQUESTS_IN_FLIGHT } from './stage'
import type { Sustained } from './sustained'
import { UNDELIVERED } from './sustained'
import { REQUEST_SIZES } from './throughput'
import type { Throughput } from './throughput'
import type { WorkerResults } from './workers'

const LOOKS_SHOWN = 12

const megabytes = (bytes: number) => `${figure(bytes / 1e6)} MB`

function compared({ rounds }: Throughput): string {
  const rows = MODES.flatMap((mode) =>
    REQUEST_SIZES.map((size) => {
      const stored = ratesOf(rounds, mode, (round) => round.stored)
      const backlog = ratesOf(rounds, mode, (round) => round.backlog)
      const acknowledged = ratesOf(rounds, mode, ({ intake }) => intake[size].acknowledged)
      const delivered = ratesOf(rounds, mode, ({ intake }) => intake[size].delivered)
      return [`${mode}, requests of ${size}`, ratio(ratios(acknowledged, stored)), ratio(ratios(delivered, backlog))]
    })
  )
  return markdownTable(['', 'acknowledged ÷ with no deliveries', 'delivered meanwhile ÷ with nothing coming in'], rows)
}

function absolute({ rounds }: Throughput): string {
  const rows = MODES.flatMap((mode) =>
    REQUEST_SIZES.map((size) =>
      [
        ratesOf(rounds, mode, ({ intake }) => intake[size].acknowledged),
        ratesOf(rounds, mode, ({ intake }) => intake[size].delivered),
        ratesOf(rounds, mode, (round) => round.stored),
        ratesOf(rounds, mode, (round) => round.backlog)
      ].map((rates) => withSpread(spread(rates)))
    ).map((cells, index) => [`${mode}, requests of ${REQUEST_SIZES[index]}`, ...cells])
  )
  return markdownTable(
    [
      'events/s',
      'acknowledged',
      'delivered meanwhile',
      'acknowledged, no deliveries (requests of 100)',
      'delivered, nothing coming in'
    ],
    rows
  )
}

function latencies(all: readonly LatencyRounds[]): string {
  const rows = all.map(({ mode, flushAt, rounds }) => [
    mode,
    String(flushAt),
    ...(['p50', 'p95', 'p99'] as const).map((name) => withSpread(spread(rounds.map((round) => round[name]))))
  ])
  return markdownTable(['', 'flushAt', 'p50 ms', 'p95 ms', 'p99 ms'], rows)
}

function memory(all: readonly Sustained[]): string {
  const rows = all.map((sustained) => {
    const { mode, looks, peakBytes, acknowledged, repeated } = sustained
    return [
      mode,
      `× ${memoryGrowth(looks).toFixed(2)}`,
      megabytes(mostResident(looks)),
      megabytes(peakBytes),
      figure(sustainedRate(sustained)),
      count(acknowledged.events),
      count(repeated)
    ]
  })
  return markdownTable(
    [
      '',
      'last third ÷ first',
      'most under load',
      'peak, start with a new store included',
      'delivered events/s',
      'events in all',
      'delivered again'
    ],
    rows
  )
}

const overTime = ({ mode, looks }: Sustained) =>
  `- ${mode}: ${someLooks(looks, LOOKS_SHOWN)
    .map(({ seconds, residentBytes }) => `${Math.round(seconds)} s ${megabytes(residentBytes)}`)
    .join(', ')}`

function manyWorkers(results: WorkerResults): string {
  if ('unavailable' in results) return `Not measured: no Postgres server could be had (${results.unavailable}).`
  const rows = results.measured.map(({ mode, answerMs, rounds }) => [
    `${mode}, answers ${answerMs === 0 ? 'at once' : `after ${answerMs} ms`}`,
    ratio(againstOneWorker({ rounds }, '2')),
    ratio(againstOneWorker({ rounds }, '3')),
    ...(['1', '2', '3'] as const).map((workers) => withSpread(spread(eventsPerSecond(rounds[workers]))))
  ])
  return markdownTable(['', '2 ÷ 1', '3 ÷ 1', '1 worker events/s', '2 workers events/s', '3 workers events/s'], rows)
}

function threads({ rounds }: Throughput): string {
  const rows = MODES.flatMap((mode) => {
    const shares = medianShares(rounds, mode)
    return shares === undefined ? [] : [[mode, ...[shares.store, shares.main, shares.rest].map(percent)]]
  })
  if (rows.length === 0) return 'How busy its threads are is known on Linux only.'
  return markdownTable(['of a core, while a backlog is delivered', "the store's thread", 'main thread', 'others'], rows)
}

/** Section 6 of the report. */
export function describePipeline({ throughput, latency, sustained, workers }: PipelineResults): string {
  return [
    '## 6. The pipeline',
    `The whole pipeline in one process with the embedded store; events of about 1 kB, ${REQUESTS_IN_FLIGHT} requests at a time, to a server that answers at once. Single: an event a request, 16 at a time; batched: \`enable_batching\`. The sender, the server and the pipeline share this machine.`,
    compared(throughput),
    absolute(throughput),
    '### From the SDK’s call to Movable Ink',
    `\`analytics.track()\` of \`@segment/analytics-node\`, ${CALLS_PER_SECOND} a second, to the arrival of the event. With \`flushAt\` 15, its default, an event waits for 14 others: up to ${(14 * 1000) / CALLS_PER_SECOND} ms at this rate. A batched mapping waits up to a second for more events.`,
    latencies(latency),
    '### Memory over time',
    `Sent as fast as it is delivered: the sender waits while more than ${count(UNDELIVERED.single)} (batched: ${count(UNDELIVERED.batched)}) events are acknowledged and not delivered. Memory resident, of the pipeline’s process.`,
    memory(sustained),
    sustained.map(overTime).join('\n'),
    '### Workers on one Postgres',
    'A backlog delivered by one, two and three worker processes, on this machine together with Postgres, the server and its answers.',
    manyWorkers(workers),
    '### What holds it back',
    threads(throughput),
    'The main thread, in a profile of a backlog; waiting for the store is not in it:',
    describeProfiles(throughput.profiles)
  ].join('\n\n')
}
