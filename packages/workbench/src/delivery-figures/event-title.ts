const KINDS: Readonly<Record<string, string>> = {
  identify: 'Identify',
  track: 'Track',
  page: 'Page',
  screen: 'Screen',
  group: 'Group',
  alias: 'Alias'
}

/** What an event is called: its own name, or its type where it has none. */
export const eventTitle = ({ type, name }: { type: string; name: string | null }): string => name ?? KINDS[type] ?? type
