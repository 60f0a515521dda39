/** How many deliveries there are in each state, as the API counts them. */
export type StateCounts = Readonly<Record<string, number>>

/** The same as Event Delivery shows it. */
export interface Outcomes {
  delivered: number
  /** Over, and not delivered: discarded, or given up as a dead letter. */
  notDelivered: number
  /** Failed so far, and tried again. */
  retrying: number
  /** Not tried yet. */
  queued: number
  total: number
}

/** Sums up by what became of the deliveries. */
export function outcomesOf({
  delivered = 0,
  discarded = 0,
  dead = 0,
  retrying = 0,
  queued = 0
}: StateCounts): Outcomes {
  const notDelivered = discarded + dead
  return { delivered, notDelivered, retrying, queued, total: delivered + notDelivered + retrying + queued }
}

/** A part of a whole as a percentage. Never 0% or 100% for what is neither none nor all. */
export function shareOf(part: number, whole: number): string {
  if (whole === 0) return '0%'
  const percent = (100 * part) / whole
  if (part > 0 && percent < 0.1) return '< 0.1%'
  if (part < whole && percent > 99.9) return '> 99.9%'
  return `${Number(percent.toFixed(1))}%`
}
