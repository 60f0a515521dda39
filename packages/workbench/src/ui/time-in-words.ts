const STEPS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1000 }
] as const

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** How long ago or ahead a moment is, in the largest unit that fits; both in milliseconds since 1970. */
export function timeInWords(at: number, now: number): string {
  const ms = at - now
  const step = STEPS.find((one) => Math.abs(ms) >= one.ms)
  return step === undefined ? 'just now' : relative.format(Math.trunc(ms / step.ms), step.unit)
}

const dateAndTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' })
const timeOnly = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' })

/** A moment by the calendar: "Nov 2, 2026, 12:00:00 PM". */
export const dateInWords = (at: Date): string => dateAndTime.format(at)

/** The time of day of a moment: "12:00:00". */
export const timeOfDay = (at: Date | number): string => timeOnly.format(at)
