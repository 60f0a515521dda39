/** When an event happened, by every clock that had a say. ISO 8601. */
export interface Timestamps {
  /** When it happened, in the server's time. */
  timestamp: string
  /** When it happened, by the device's clock. */
  originalTimestamp: string
  /** When it was sent, by the device's clock; missing when it does not say. */
  sentAt?: string
  receivedAt: string
}

/** The latest and earliest moments that a `Date` holds, in milliseconds from 1970. */
const isMoment = (ms: number) => Math.abs(ms) <= 8.64e15

/** A date, with a time or without one; of the time, with an offset or without one. */
const ISO_8601 = /^((?:\d{4}|[+-]\d{6})-\d\d(?:-\d\d)?)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/i

/** A time without an offset is in UTC [assumed]: in whose time zone else, when it comes from another machine? */
function parseText(text: string): number {
  const [, date, time, offset = 'Z'] = ISO_8601.exec(text) ?? []
  if (date === undefined) return NaN
  return Date.parse(
    time === undefined ? date : `${date}T${time}${offset.toUpperCase().replace(/(?<=\d\d)(?=\d\d$)/, ':')}`
  )
}

/** A text in ISO 8601, or milliseconds since 1970; undefined for anything else. */
export function parseMoment(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const ms = typeof value === 'string' ? parseText(value) : new Date(value).getTime()
  return Number.isNaN(ms) ? undefined : ms
}

const isoOf = (ms: number) => new Date(ms).toISOString()

/**
 * Corrects a device's clock as Segment does [documented]: `timestamp = receivedAt - (sentAt - originalTimestamp)`. How long
 * an event waited on the device is right even where its clock is not.
 *
 * @param event what it says itself, each already known to be a moment
 * @param receivedAt milliseconds since 1970
 */
export function timestampsOf(
  event: { timestamp?: unknown; originalTimestamp?: unknown; sentAt?: unknown },
  receivedAt: number
): Timestamps {
  const sentAt = parseMoment(event.sentAt)
  const original = parseMoment(event.originalTimestamp) ?? parseMoment(event.timestamp)
  const corrected = sentAt === undefined || original === undefined ? original : receivedAt - (sentAt - original)
  const timestamp = corrected !== undefined && isMoment(corrected) ? corrected : (original ?? receivedAt)
  return {
    timestamp: isoOf(timestamp),
    originalTimestamp: isoOf(original ?? receivedAt),
    ...(sentAt === undefined ? {} : { sentAt: isoOf(sentAt) }),
    receivedAt: isoOf(receivedAt)
  }
}
