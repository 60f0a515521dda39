import type { SegmentEvent } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import type { Mapping } from '../mappings'
import type { Delivery, RunParts } from '../run'
import { attempt } from './attempt'
import { attemptBatch } from './attempt-batch'
import type { RetryPolicy } from './backoff'
import { batchKeyOf } from './batch-key'
import { BatchedDelivery } from './batched-delivery'
import { batchingOf } from './batching'
import { deliver } from './deliver'
import type { DestinationPool } from './destination-pool'
import type { MappingDelivery } from './mapping-delivery'
import type { Outcome } from './outcome'
import { triggerOf } from './trigger'

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

const NOT_MATCHED: Delivery[] = [{ outcome: { kind: 'notMatched' } }]

/** Delivers each event by every mapping whose trigger matches it, each delivery retried on its own. */
export function deliverByMappings(parts: DeliveryParts): RunParts['delivery'] {
  const { mappings } = parts
  const deliveries = mappings.map((mapping) => deliveryBy(mapping, parts))
  const [only] = deliveries

  async function byAll(event: SegmentEvent, bytes: number): Promise<Delivery[]> {
    const outcomes = await Promise.all(deliveries.map((delivery) => delivery.deliver(event, bytes)))
    const named = outcomes.map((outcome, index) => ({ mapping: mappings[index]?.name, outcome }))
    const matched = named.filter(({ outcome }) => outcome.kind !== 'notMatched')
    return matched.length > 0 ? matched : NOT_MATCHED
  }
  const alone = (outcome: Outcome): Delivery[] => [{ outcome }]

  return {
    deliver:
      only !== undefined && deliveries.length === 1
        ? (event, bytes) => only.deliver(event, bytes).then(alone)
        : byAll,
    blocked: () => deliveries.forEach((delivery) => delivery.blocked()),
    ending: () => deliveries.forEach((delivery) => delivery.ending())
  }
}

function deliveryBy(mapping: Mapping, { pool, settings, retryPolicy, batch, signal }: DeliveryParts): MappingDelivery {
  const batching = batchingOf(mapping, batch)
  if (batching === undefined) {
    const attemptOne = (event: SegmentEvent) => () =>
      // The wait for a free destination may have been long.
      pool.use((destination) => (signal.aborted ? undefined : attempt(destination, event, settings, mapping)))
    const nothing = () => undefined
    return {
      deliver: (event) => deliver(attemptOne(event), retryPolicy, signal),
      blocked: nothing,
      ending: nothing
    }
  }
  return new BatchedDelivery({
    matches: triggerOf(mapping.subscribe),
    keyOf: batchKeyOf(mapping, batching.keys),
    limits: batching,
    attempt: (events) =>
      pool.use((destination) => (signal.aborted ? undefined : attemptBatch(destination, events, settings, mapping))),
    retryPolicy,
    signal
  })
}
