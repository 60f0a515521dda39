const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const idOf = (value: unknown): string | undefined => (typeof value === 'number' ? String(value) : textOf(value))

/** The id of the person by which Movable Ink files an event: the user id if there is one. */
export function personIn(eventMappings: readonly { fields: Readonly<Record<string, unknown>> }[]): string | undefined {
  const ids = (field: string) => eventMappings.map(({ fields }) => idOf(fields[field]))
  return [...ids('user_id'), ...ids('anonymous_id')].find((id) => id !== undefined)
}
