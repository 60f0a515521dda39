import type { ListedEvent } from '../../api/events'

/** The names of events, each once, in the order of the alphabet; with one that is chosen already. */
export function namesOf(events: readonly Pick<ListedEvent, 'name'>[], chosen: string | undefined): string[] {
  const names = new Set(events.flatMap(({ name }) => name || []))
  if (chosen !== undefined) names.add(chosen)
  return [...names].sort((one, other) => one.localeCompare(other))
}
