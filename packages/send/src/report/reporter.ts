import type { Outcome } from '../delivery/outcome'

/** One line of the report: an event and how its delivery by one mapping ended, or a piece of a file that is no event. */
export type Entry =
  | { kind: 'event'; file: string; line: number; event: Record<string, unknown>; mapping?: string; outcome: Outcome }
  | { kind: 'malformed'; file: string; line: number; reason: string }

/** Shows a run while it goes on. */
export interface Reporter {
  add(entry: Entry): void
  /** Ends what is shown live, so that other things can be written. */
  finish(): void
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** What an event is called: a track by its event, a page or screen by its name, a group by its id. */
export function nameOf({ type, event, name, groupId }: Record<string, unknown>): string {
  if (type === 'track') return text(event)
  return type === 'group' ? text(groupId) : text(name)
}
