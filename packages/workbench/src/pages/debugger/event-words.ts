import type { ListedEvent } from '../../api/events'

/** What an event is called in a list: its name, or its type where it has none. */
export const titleOf = ({ name, type }: Pick<ListedEvent, 'name' | 'type'>): string =>
  name !== null && name !== '' ? name : type.charAt(0).toUpperCase() + type.slice(1)

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Whose event it is: the known id before the anonymous one. */
export function whoOf(payload: ListedEvent['payload']): string | undefined {
  const { userId, anonymousId } = payload
  if (isText(userId)) return userId
  return isText(anonymousId) ? `anonymous ${anonymousId}` : undefined
}

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
