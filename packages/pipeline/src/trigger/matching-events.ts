import { triggerOf } from '@actions-movable-ink/runtime'
import type { SegmentEvent } from '@segment/actions-core'
import { desc, eq } from 'drizzle-orm'
import { IN_VIEW } from '../events/stored-events'
import type { Database } from '../store/database'
import { events } from '../store/schema'

/** An event that a trigger is tried on. */
export interface TriedEvent {
  id: string
  type: string
  name?: string
  event: SegmentEvent
}

/** The same, and whether the trigger matches it. Without the payload. */
export interface EventMatch extends Omit<TriedEvent, 'event'> {
  matches: boolean
}

/** The newest events of a source, the newest first, at most 500. */
export async function recentEvents(database: Database, sourceId: string): Promise<TriedEvent[]> {
  const rows = await database
    .select({ id: events.id, type: events.type, name: events.name, payload: events.payload })
    .from(events)
    .where(eq(events.sourceId, sourceId))
    .orderBy(desc(events.id))
    .limit(IN_VIEW)
  return rows.map(({ id, type, name, payload }) => ({
    id,
    type,
    ...(name === null ? {} : { name }),
    event: JSON.parse(payload) as SegmentEvent // an object, as it was accepted
  }))
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** Events that were given, each under its `messageId`, or else its place in the list. */
export const givenEvents = (given: readonly Record<string, unknown>[]): TriedEvent[] =>
  given.map((event, index) => ({
    id: textOf(event.messageId) ?? String(index),
    type: textOf(event.type) ?? '',
    name: textOf(event.type === 'track' ? event.event : event.name),
    // Triggers look at any object.
    event: event as unknown as SegmentEvent
  }))

/** Which of the events a trigger matches, which must be one that can be read. */
export function matchesAmong(trigger: string, tried: readonly TriedEvent[]) {
  const matches = triggerOf(trigger)
  const judged = tried.map(({ event, ...shown }): EventMatch => ({ ...shown, matches: matches(event) }))
  return { count: judged.filter((one) => one.matches).length, of: judged.length, events: judged }
}
