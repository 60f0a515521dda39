import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { PendingDeliveries } from '../delivery/pending'
import type { Outcome } from '../delivery/outcomes'
import type { AnsweredRequest } from '../http/server'
import { within } from '../http/within'
import type { EventType } from '../ingestion/event-types'
import type { IngestionObserver } from '../ingestion/ingestion-observer'
import { processMetrics } from './process-metrics'

/** In seconds: from an answer on the same machine to one that takes the destination's whole time. */
const DURATIONS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

const BATCH_SIZES = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000]

/** How long a scrape waits for the store, in milliseconds. */
const STORE_WAIT_MS = 2000

/** What may be the value of a label: a code, of which there are few. */
const CODE = /^[A-Z0-9_]{1,40}$/

const NO_REASON = 'none'

function reasonOf({ verdict }: Outcome): string {
  if (verdict.state === 'delivered') return NO_REASON
  return CODE.test(verdict.reason) ? verdict.reason : 'OTHER'
}

/** What a pipeline counts and measures, for Prometheus. Labels hold no write keys, no addresses and nothing of events. */
export class PipelineMetrics implements IngestionObserver {
  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE
  readonly #registry = new Registry()
  readonly #registers = { registers: [this.#registry] }

  readonly #accepted = new Counter({
    name: 'movable_ink_events_accepted_total',
    help: 'Events that were stored.',
    labelNames: ['type'],
    ...this.#registers
  })
  readonly #repeated = new Counter({
    name: 'movable_ink_events_repeated_total',
    help: 'Events that were dropped because their source had sent their messageId before.',
    labelNames: ['type'],
    ...this.#registers
  })
  readonly #rejected = new Counter({
    name: 'movable_ink_events_rejected_total',
    help: 'Events that could not be accepted, by the call they were sent with.',
    labelNames: ['call'],
    ...this.#registers
  })
  readonly #requests = new Histogram({
    name: 'movable_ink_http_request_duration_seconds',
    help: 'Requests to this server; those to /v1 are the ingestion.',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATIONS,
    ...this.#registers
  })
  readonly #outcomes = new Counter({
    name: 'movable_ink_delivery_outcomes_total',
    help: 'Attempts at deliveries, by what became of the delivery and why.',
    labelNames: ['state', 'reason'],
    ...this.#registers
  })
  readonly #attempts = new Histogram({
    name: 'movable_ink_delivery_attempt_duration_seconds',
    help: 'Attempts at deliveries, each of one event or of one batch.',
    buckets: DURATIONS,
    ...this.#registers
  })
  readonly #batches = new Histogram({
    name: 'movable_ink_delivery_batch_size',
    help: 'Events that were attempted together, where the mapping has batches.',
    buckets: BATCH_SIZES,
    ...this.#registers
  })

  /** @param countPending asked at each scrape */
  constructor(countPending: () => Promise<readonly PendingDeliveries[]>) {
    new Gauge({
      name: 'movable_ink_deliveries_pending',
      help: 'Deliveries that are not over; missing when the store does not answer.',
      labelNames: ['destination'],
      ...this.#registers,
      async collect() {
        this.reset()
        const counts = await within(STORE_WAIT_MS, countPending()).catch(() => [])
        for (const { destinationId, pending } of counts) this.set({ destination: destinationId }, pending)
      }
    })
  }

  onStored(type: EventType, stored: number, repeated: number): void {
    this.#accepted.inc({ type }, stored)
    this.#repeated.inc({ type }, repeated)
  }

  onRejected(call: EventType | 'batch', count: number): void {
    this.#rejected.inc({ call }, count)
  }

  /** @param outcomes of one attempt: of one event, or of a batch */
  onOutcomes(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) this.#outcomes.inc({ state: outcome.verdict.state, reason: reasonOf(outcome) })
    const sent = outcomes.filter(({ record }) => record.status !== undefined)
    if (sent.length === 0) return
    this.#attempts.observe(Math.max(...sent.map(({ record }) => record.ms)) / 1000)
    if (sent.some(({ record }) => record.batch !== undefined)) this.#batches.observe(sent.length)
  }

  onAnswered({ method, route = NO_REASON, status, ms }: AnsweredRequest): void {
    this.#requests.observe({ method, route, status }, ms / 1000)
  }

  /** In the text format of Prometheus. */
  async text(): Promise<string> {
    return `${await this.#registry.metrics()}\n${await processMetrics()}`
  }
}
