const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** A time that ends now. */
export interface Range {
  /** As in the address of a page. */
  name: string
  /** As in a sentence, such as "the last hour". */
  words: string
  ms: number
  /** The step that totals are asked for with. */
  step: 'minute' | 'hour'
  /** How long a bar of the trend is: one step, or several together where those would be too thin. */
  barMs: number
}

/** What is shown where nothing else is asked for, and as far as the checklist looks back. */
export const LAST_HOUR = {
  name: '1h',
  words: 'the last hour',
  ms: HOUR_MS,
  step: 'minute',
  barMs: MINUTE_MS
} as const satisfies Range

/** What the overview and the list of mappings count. */
export const LAST_DAY = {
  name: '24h',
  words: 'the last 24 hours',
  ms: DAY_MS,
  step: 'hour',
  barMs: HOUR_MS
} as const satisfies Range

/** Segment's own, the shortest first. */
export const RANGES = [
  { name: '10m', words: 'the last 10 minutes', ms: 10 * MINUTE_MS, step: 'minute', barMs: MINUTE_MS },
  LAST_HOUR,
  LAST_DAY,
  { name: '7d', words: 'the last 7 days', ms: 7 * DAY_MS, step: 'hour', barMs: 6 * HOUR_MS }
] as const satisfies readonly Range[]

export type RangeName = (typeof RANGES)[number]['name']

/** The range of a name; the last hour when it is none. */
export const rangeOf = (name: string | null): (typeof RANGES)[number] =>
  RANGES.find((range) => range.name === name) ?? LAST_HOUR

/** The shortest range that reaches back to a moment; undefined when none does. Both in milliseconds since 1970. */
export const rangeThatHolds = (at: number, now: number) => RANGES.find(({ ms }) => now - at < ms)
