import { attempt, attemptBatch, batchingOf, batchKeyOf, triggerOf } from '@actions-movable-ink/runtime'
import type { DestinationPool, Mapping, RetryPolicy } from '@actions-movable-ink/runtime'
import type { SegmentEvent } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { BatchedDelivery } from './batched-delivery'
import type { Awaiting, MappingDelivery } from './mapping-delivery'
import type { Outcome } from './outcome'
import { SingleDelivery } from './single-delivery'

/** How the delivery of an event by one of the mappings ended. The mapping is named where there are several. */
export interface Delivery {
  mapping?: string
  outcome: Outcome
}

/**
 * Delivers each event by every mapping whose trigger matches it; the result is a single "not matched" when none does.
 */
export type Deliveries = MappingDelivery<readonly Delivery[]>

/** What deliveries by mappings work with. */
export interface DeliveryParts {
  pool: DestinationPool
  settings: Settings
  mappings: readonly Mapping[]
  retryPolicy: RetryPolicy
  /** Whether every mapping is batched, not only those that ask for it. */
  batch: boolean
  /** Stops deliveries that have not begun or are waiting for their next try. */
  signal: AbortSignal
}

/** Deliveries by every mapping whose trigger matches, each retried on its own. */
export function deliverByMappings(parts: DeliveryParts): Deliveries {
  const [first, ...others] = parts.mappings
  if (first !== undefined && others.length === 0) return deliveryBy(first, parts, (outcome) => [{ outcome }])
  const deliveries = parts.mappings.map((mapping) =>
    deliveryBy(mapping, parts, (outcome): Delivery => ({ mapping: mapping.name, outcome }))
  )
  return {
    deliver(event, bytes, awaiting) {
      const all = new AwaitingAll(deliveries.length, awaiting)
      deliveries.forEach((delivery, index) => delivery.deliver(event, bytes, all.at(index)))
    },
    blocked: () => deliveries.forEach((delivery) => delivery.blocked()),
    ending: () => deliveries.forEach((delivery) => delivery.ending())
  }
}

/** Waits for the deliveries of one event by all mappings. */
class AwaitingAll {
  readonly #ended: Delivery[] = []

  constructor(
    private missing: number,
    private readonly awaiting: Awaiting<readonly Delivery[]>
  ) {}

  at(index: number): Awaiting<Delivery> {
    return {
      end: (delivery) => {
        this.#ended[index] = delivery
        if (--this.missing === 0) this.awaiting.end(this.#matched())
      },
      break: (error) => {
        // Once: the others end, or break, for nobody.
        if (this.missing > 0) this.awaiting.break(error)
        this.missing = 0
      }
    }
  }

  #matched(): Delivery[] {
    const matched = this.#ended.filter(({ outcome }) => outcome.kind !== 'notMatched')
    return matched.length > 0 ? matched : [{ outcome: { kind: 'notMatched' } }]
  }
}

function deliveryBy<Result>(
  mapping: Mapping,
  { pool, settings, retryPolicy, batch, signal }: DeliveryParts,
  toResult: (outcome: Outcome) => Result
): MappingDelivery<Result> {
  // The wait for a free destination may have been long: whether to go on is asked after it.
  const attemptOne = (event: SegmentEvent) =>
    pool.use((destination) => (signal.aborted ? undefined : attempt(destination, event, settings, mapping)))
  const attemptMany = (events: SegmentEvent[]) =>
    pool.use((destination) => (signal.aborted ? undefined : attemptBatch(destination, events, settings, mapping)))

  const batching = batchingOf(mapping, batch)
  if (batching === undefined) return new SingleDelivery(attemptOne, retryPolicy, signal, toResult)
  return new BatchedDelivery({
    matches: triggerOf(mapping.subscribe),
    keyOf: batchKeyOf(mapping, batching.keys),
    limits: batching,
    attempt: attemptMany,
    retryPolicy,
    signal,
    toResult
  })
}
