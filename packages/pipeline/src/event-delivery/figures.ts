import { DELIVERY_STATES } from '../store/schema'
import type { DeliveryState } from '../store/schema'

/** How many deliveries there are in each state. */
export type StateCounts = Record<DeliveryState, number>

/** How many deliveries are in a state for a reason. */
export interface ReasonCount {
  state: DeliveryState
  reason: string
  count: number
}

/**
 * Milliseconds from an event's arrival to its delivery, or from where somebody sent it again, within which so many percent
 * were delivered (nearest rank).
 */
export interface Latency {
  p50: number
  p95: number
  p99: number
}

/** Figures about deliveries. */
export interface Figures {
  counts: StateCounts
  /** The most frequent first. */
  reasons: ReasonCount[]
  /** Null when nothing was delivered. */
  latency: Latency | null
}

/** How many deliveries by a mapping are in a state for a reason. */
export interface Counted {
  state: DeliveryState
  reason: string | null
  count: number
}

/** Sums up by state. */
export function stateCounts(rows: readonly Counted[]): StateCounts {
  const counts = Object.fromEntries(DELIVERY_STATES.map((state) => [state, 0])) as StateCounts // every state is there
  for (const { state, count } of rows) counts[state] += count
  return counts
}

function reasonCounts(rows: readonly Counted[]): ReasonCount[] {
  const byKey = new Map<string, ReasonCount>()
  for (const { state, reason, count } of rows) {
    if (reason === null) continue
    const key = `${state} ${reason}`
    byKey.set(key, { state, reason, count: count + (byKey.get(key)?.count ?? 0) })
  }
  return [...byKey.values()].sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason))
}

/**
 * Sums up.
 *
 * @param latencies the 50th, 95th and 99th percentile
 */
export function figuresOf(rows: readonly Counted[], latencies: readonly number[] | null = null): Figures {
  const [p50, p95, p99] = latencies ?? []
  return {
    counts: stateCounts(rows),
    reasons: reasonCounts(rows),
    latency: p50 === undefined || p95 === undefined || p99 === undefined ? null : { p50, p95, p99 }
  }
}
