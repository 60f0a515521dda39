import type { SegmentEvent } from '@segment/actions-core'
import type { Outcome } from '../delivery/outcome'

/** What a report says of an event. Not the event itself: entries may wait for their turn long after it is gone. */
export interface EventSummary {
  /** Empty when it is not text. */
  type: string
  /** Its event, its name, its group, or the audience it tells of; empty for most identifies. */
  name: string
  messageId: string
}

/** One line of the report: an event and how its delivery by one mapping ended, or a piece of a file that is no event. */
export type Entry = { file: string; line: number } & (
  { kind: 'event'; event: EventSummary; mapping?: string; outcome: Outcome } | { kind: 'malformed'; reason: string }
)

/** Shows a run while it goes on. */
export interface Reporter {
  add(entry: Entry): void
  /** Ends what is shown live, so that other things can be written. */
  finish(): void
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The computed trait or audience an identify of Engage is about. */
function computationOf(context: unknown): string {
  const { personas } = (context ?? {}) as { personas?: { computation_key?: unknown } }
  return text(personas?.computation_key)
}

function nameOf({ type, event, name, groupId, context }: SegmentEvent): string {
  switch (type) {
    case 'track':
      return text(event)
    case 'group':
      return text(groupId)
    case 'identify':
      return computationOf(context)
    default:
      return text(name)
  }
}

/** What a report says of the event. */
export const summaryOf = (event: SegmentEvent): EventSummary => ({
  type: text(event.type),
  name: nameOf(event),
  messageId: text(event.messageId)
})
