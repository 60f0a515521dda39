import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../api/client'
import { IN_VIEW } from '../../api/events'
import type { JsonObject } from '../../sharing/json'
import type { SeenEvent } from '../../sharing/pick-events'

/** The last events of a source, held still: while they are worked on, none is replaced by one that comes. */
export const eventsToShareQuery = (sourceId: string) =>
  queryOptions({
    queryKey: ['events-to-share', sourceId],
    queryFn: async ({ signal }): Promise<SeenEvent[]> => {
      const params = { path: { id: sourceId }, query: { limit: IN_VIEW } }
      const { events } = await answered(api.GET('/api/v1/sources/{id}/events', { params, signal }))
      return events.map(({ id, type, name, receivedAt, payload }) => ({
        ...{ id, type, name, receivedAt },
        payload: payload as JsonObject // it came as JSON
      }))
    },
    staleTime: Infinity,
    gcTime: 0
  })
