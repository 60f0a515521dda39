import { and, eq, or, sql } from 'drizzle-orm'
import type { Column, SQL } from 'drizzle-orm'
import type { EventType } from '../ingestion/event-types'
import { asStored } from './as-stored'

/** Which events are wanted. Without anything: all. */
export interface EventFilter {
  /** Text that stands in the payload, in any case, as a part of its JSON or of a value. Spaces around it do not count. */
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
  const sought = search?.trim() ?? ''
  return and(
    type === undefined ? undefined : eq(of.type, type),
    name === undefined ? undefined : eq(of.name, name),
    sought === '' ? undefined : or(...asStored(sought).map(contains))
  )
}
