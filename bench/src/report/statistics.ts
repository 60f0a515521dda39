/** The middle of some values, with their spread. */
export interface Spread {
  median: number
  min: number
  max: number
}

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b)

/** @returns NaN for no values */
export function median(values: readonly number[]): number {
  const sorted = ascending(values)
  const middle = sorted.length / 2
  const below = sorted[Math.ceil(middle) - 1] ?? NaN
  const above = sorted[Math.floor(middle)] ?? NaN
  return (below + above) / 2
}

/** The median of some values, the least and the greatest. */
export const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values)
})

/**
 * The smallest value that at least so many percent of the values do not exceed.
 *
 * @param sorted ascending
 * @returns NaN for no values
 */
export const percentile = (sorted: readonly number[], percent: number): number =>
  sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN

/**
 * The ratios of what was measured in the same rounds. Each round has its own, because a machine that slows down in a
 * round slows both.
 */
export const ratios = (ours: readonly number[], theirs: readonly number[]): Spread =>
  spread(ours.map((value, round) => value / (theirs[round] ?? NaN)))
