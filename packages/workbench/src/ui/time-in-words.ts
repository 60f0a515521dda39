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

const dateAndTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' })
const timeOnly = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' })

const dayAndMinute = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23'
})
const precise = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23'
})

/** A moment by the calendar: "Nov 2, 2026, 15:04:05". */
export const dateInWords = (at: Date): string => dateAndTime.format(at)

/** The time of day of a moment: "15:04:05". */
export const timeOfDay = (at: Date | number): string => timeOnly.format(at)

const DAY_MS = 86_400_000

/** A moment as a list has it: the time of day, with the day once it is a day ago. Both in milliseconds since 1970. */
export const clockTime = (at: number, now: number): string =>
  now - at < DAY_MS ? timeOfDay(at) : dayAndMinute.format(at)

/** A moment to the millisecond: "Nov 2, 15:04:05.678". */
export const preciseTime = (at: Date): string => precise.format(at)
