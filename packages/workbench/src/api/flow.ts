import { queryOptions } from '@tanstack/react-query'
import type { TriedTrigger } from '../checklist/flow-facts'
import { answered, api } from './client'
import type { Mapping } from './mappings'

const DAY_MS = 86_400_000

/** How often the figures of what flows are looked at again, in milliseconds. */
const LOOK_AGAIN_MS = 10_000

/** What became of the events of the last hour, by the minute. */
export const lastHourQuery = (destinationId: string) =>
  queryOptions({
    queryKey: ['destinations', destinationId, 'totals', 'last-hour'],
    queryFn: () => answered(api.GET('/api/v1/destinations/{id}/totals', { params: { path: { id: destinationId } } })),
    refetchInterval: LOOK_AGAIN_MS
  })

/** What became of the events of the last 24 hours. */
export const lastDayQuery = (destinationId: string) =>
  queryOptions({
    queryKey: ['destinations', destinationId, 'totals', 'last-day'],
    queryFn: () => {
      const from = new Date(Date.now() - DAY_MS).toISOString()
      return answered(
        api.GET('/api/v1/destinations/{id}/totals', {
          params: { path: { id: destinationId }, query: { from, step: 'hour' } }
        })
      )
    },
    refetchInterval: LOOK_AGAIN_MS
  })

async function tried({ id, name, trigger }: Mapping, sourceId: string): Promise<TriedTrigger> {
  const { error, matched } = await answered(api.POST('/api/v1/triggers/check', { body: { trigger, sourceId } }))
  return { mappingId: id, name, mistake: error?.message, matched: matched && { count: matched.count, of: matched.of } }
}

/** What the triggers of the enabled mappings match of the last events of the source. */
export const triedTriggersQuery = (destination: { id: string; sourceId: string }) =>
  queryOptions({
    queryKey: ['destinations', destination.id, 'tried-triggers'],
    queryFn: async () => {
      const path = { id: destination.id }
      const { mappings } = await answered(api.GET('/api/v1/destinations/{id}/mappings', { params: { path } }))
      const results: TriedTrigger[] = []
      // One after the other: there may be 50, and each is tried on 500 events.
      for (const mapping of mappings.filter(({ enabled }) => enabled)) {
        results.push(await tried(mapping, destination.sourceId))
      }
      return results
    },
    refetchInterval: LOOK_AGAIN_MS
  })
