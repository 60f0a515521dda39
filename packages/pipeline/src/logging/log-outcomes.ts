import type { Outcome } from '../delivery/outcomes'
import type { Logger } from './logger'

/**
 * A line, at level `debug`, for each attempt at a delivery. What the other side said, be it a message or an id, is not in it:
 * it may repeat anything that it was sent. The store has both.
 */
export function logOutcomes(logger: Logger, outcomes: readonly Outcome[]): void {
  if (!logger.isLevelEnabled('debug')) return
  for (const { deliveryId, mappingId, verdict, attempts, record } of outcomes) {
    const { ms, status, reason } = record
    logger.debug({ deliveryId, mappingId, state: verdict.state, attempts, ms, status, reason }, 'attempt')
  }
}
