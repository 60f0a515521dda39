import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components, paths } from './generated-types'

export type ListedEvent = components['schemas']['ListedEvent']

/** An event by itself: its deliveries say more than in a list. */
export type WholeEvent = components['schemas']['Event']

type ListQuery = NonNullable<paths['/api/v1/sources/{id}/events']['get']['parameters']['query']>

/** Which events are wanted; all, when it is empty. */
export type EventFilter = Pick<ListQuery, 'search' | 'type' | 'name'>

export type EventType = NonNullable<EventFilter['type']>

/** How many events of a source are in view at most. */
export const IN_VIEW = 500

/** Asks for the newest events of a source, the newest first. */
export async function listEvents(sourceId: string, filter: EventFilter, limit: number, signal: AbortSignal) {
  const params = { path: { id: sourceId }, query: { ...filter, limit } }
  return (await answered(api.GET('/api/v1/sources/{id}/events', { params, signal }))).events
}

/** The newest events of a source, the newest first. */
export const eventsQuery = (sourceId: string, filter: EventFilter = {}, limit = IN_VIEW) =>
  queryOptions({
    queryKey: ['sources', sourceId, 'events', filter, limit],
    queryFn: ({ signal }) => listEvents(sourceId, filter, limit, signal)
  })

/** One event, with what became of it. */
export const eventQuery = (id: string) =>
  queryOptions({
    queryKey: ['events', id],
    queryFn: () => answered(api.GET('/api/v1/events/{id}', { params: { path: { id } } }))
  })
