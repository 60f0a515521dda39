import { and, eq, or, sql } from 'drizzle-orm'
import type { Column, SQL } from 'drizzle-orm'
import type { EventType } from '../ingestion/event-types'

/** Which events are wanted. Without anything: all. */
export interface EventFilter {
  /** Text that stands in the payload, in any case, as a part of its JSON or of a value. */
  search?: string
  type?: EventType
  /** Exactly this name. */
  name?: string
}

/**
 * The condition that events of a filter meet.
 *
 * @param of the columns of the events
 */
export function isWanted(
  { search, type, name }: EventFilter,
  of: Record<'payload' | 'type' | 'name', Column>
): SQL | undefined {
  const contains = (text: string): SQL => sql`strpos(lower(${of.payload}), lower(${text})) > 0`
  return and(
    type === undefined ? undefined : eq(of.type, type),
    name === undefined ? undefined : eq(of.name, name),
    // As it stands in the JSON, too: a quotation mark within a value has a backslash there.
    search === undefined ? undefined : or(contains(search), contains(JSON.stringify(search).slice(1, -1)))
  )
}
