import type { Totals } from './flow-facts'

/** How many deliveries are where. */
export interface DeliveryCounts {
  delivered: number
  /** Tried, and to be tried again. */
  retrying: number
  queued: number
  /** Discarded, or dead letters. */
  notDelivered: number
}

/** The counts of all that totals are about. */
export function deliveryCounts({ overall: { counts } }: Totals): DeliveryCounts {
  const of = (state: string) => counts[state] ?? 0
  return {
    delivered: of('delivered'),
    retrying: of('retrying'),
    queued: of('queued'),
    notDelivered: of('discarded') + of('dead')
  }
}
