/** Movable Ink does not accept events older than 30 days (documented by mParticle). */
const OLDEST_ACCEPTED_MS = 30 * 24 * 60 * 60 * 1000

const ISO_8601 = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?$/i

/**
 * Says what is wrong with an event's `timestamp`. It is milliseconds since 1970 or ISO 8601 (documented by Braze).
 *
 * Assumptions, as nothing public says: an event without one is accepted, one that cannot be read is not, and exactly
 * 30 days is not yet too old.
 */
export const timestampProblem = (timestamp: unknown, now: number): string | undefined => {
  if (timestamp === undefined || timestamp === null) return undefined
  const time = readTimestamp(timestamp)
  if (Number.isNaN(time)) return 'timestamp is neither milliseconds since 1970 nor ISO 8601'
  return now - time > OLDEST_ACCEPTED_MS ? 'the event is older than 30 days' : undefined
}

const readTimestamp = (timestamp: unknown): number => {
  if (typeof timestamp === 'number') return Number.isFinite(timestamp) ? timestamp : NaN
  if (typeof timestamp !== 'string' || !ISO_8601.test(timestamp)) return NaN
  return Date.parse(timestamp.replace(',', '.'))
}
