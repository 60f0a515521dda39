import type { EventFilter, EventType } from '../../api/events'
import { EVENT_TYPES } from '../../events/event-types'

/** How an event is shown. */
export type EventView = 'pretty' | 'raw'

/** What of the page stands in its address. */
export interface DebuggerQuery {
  filter: EventFilter
  /** The selected event. */
  eventId: string | undefined
  view: EventView
}

const isEventType = (text: string | null): text is EventType => EVENT_TYPES.some((type) => type === text)

const textAt = (params: URLSearchParams, name: string) => params.get(name) || undefined

/** Reads the query of the address; what makes no sense in it is left out. */
export function readQuery(params: URLSearchParams): DebuggerQuery {
  const [search, name, type] = [textAt(params, 'search'), textAt(params, 'name'), params.get('type')]
  return {
    filter: {
      ...(search === undefined ? {} : { search }),
      ...(isEventType(type) ? { type } : {}),
      ...(name === undefined ? {} : { name })
    },
    eventId: textAt(params, 'event'),
    view: params.get('view') === 'raw' ? 'raw' : 'pretty'
  }
}

/** What of the address is to change; undefined or an empty text takes it away. */
export type QueryChanges = Partial<Record<'search' | 'type' | 'name' | 'event' | 'view', string | undefined>>

/** The query with some of it changed. */
export function changedQuery(params: URLSearchParams, changes: QueryChanges): URLSearchParams {
  const changed = new URLSearchParams(params)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') changed.delete(name)
    else changed.set(name, value)
  }
  return changed
}
