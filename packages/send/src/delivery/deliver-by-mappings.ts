import type { SegmentEvent } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import type { Mapping } from '../mappings'
import type { Delivery, RunParts } from '../run'
import { attempt } from './attempt'
import { deliver } from './deliver'
import type { RetryPolicy } from './deliver'
import type { DestinationPool } from './destination-pool'

/**
 * Delivers each event by every mapping whose trigger matches it, each delivery retried on its own.
 *
 * @param signal stops deliveries that have not begun or are waiting for their next try
 */
export function deliverByMappings(
  pool: DestinationPool,
  settings: Settings,
  mappings: readonly Mapping[],
  retryPolicy: RetryPolicy,
  signal: AbortSignal
): RunParts['deliver'] {
  async function deliverBy(event: SegmentEvent, mapping: Mapping): Promise<Delivery> {
    const attemptOnce = () =>
      pool.use((destination) => {
        // The wait for a free destination may have been long.
        signal.throwIfAborted()
        return attempt(destination, event, settings, mapping)
      })
    const outcome = await deliver(attemptOnce, retryPolicy, signal)
    return mappings.length === 1 ? { outcome } : { mapping: mapping.name, outcome }
  }

  return async (event) => {
    const deliveries = await Promise.all(mappings.map((mapping) => deliverBy(event, mapping)))
    const matched = deliveries.filter(({ outcome }) => outcome.kind !== 'notMatched')
    return matched.length > 0 ? matched : [{ outcome: { kind: 'notMatched' } }]
  }
}
