const DAY_MS = 86_400_000

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit'
})

/** A moment as a clock shows it, with the day once it is a day ago; both in milliseconds since 1970. */
export const clockTime = (at: number, now: number): string => (now - at < DAY_MS ? time : dayAndTime).format(at)
