const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** What an event is called: of a track its event, of a page or screen its name; else its type. */
export function eventName(event: Readonly<Record<string, unknown>>): string {
  const { type, event: tracked, name } = event
  return textOf(type === 'track' ? tracked : name) ?? textOf(type) ?? 'Event without a type'
}

/** The type of an event, if it has one. */
export const eventType = ({ type }: Readonly<Record<string, unknown>>): string | undefined => textOf(type)

const idOf = (value: unknown): string | undefined => (typeof value === 'number' ? String(value) : textOf(value))

/** The id of the person by which Movable Ink files an event: the user id if there is one. */
export function personIn(eventMappings: readonly { fields: Readonly<Record<string, unknown>> }[]): string | undefined {
  const ids = (field: string) => eventMappings.map(({ fields }) => idOf(fields[field]))
  return [...ids('user_id'), ...ids('anonymous_id')].find((id) => id !== undefined)
}
