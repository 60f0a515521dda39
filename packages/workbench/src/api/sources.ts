import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components } from './generated-types'

export type Source = components['schemas']['Source']

/** All sources. */
export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: async () => (await answered(api.GET('/api/v1/sources'))).sources
})

/** One source. */
export const sourceQuery = (id: string) =>
  queryOptions({
    queryKey: ['sources', id],
    queryFn: () => answered(api.GET('/api/v1/sources/{id}', { params: { path: { id } } }))
  })

/** The key that SDKs send events with. Kept in memory for no longer than a page shows it. */
export const writeKeyQuery = (id: string) =>
  queryOptions({
    queryKey: ['sources', id, 'write-key'],
    queryFn: async () =>
      (await answered(api.GET('/api/v1/sources/{id}/write-key', { params: { path: { id } } }))).writeKey,
    gcTime: 0
  })

/** How often the newest event of a source is asked for, in milliseconds. */
const LOOK_AGAIN_MS = 10_000

/** When the newest event of a source came; null when there is none. */
export const newestEventAtQuery = (id: string) =>
  queryOptions({
    queryKey: ['sources', id, 'newest-event-at'],
    queryFn: async () => {
      const params = { path: { id }, query: { limit: 1 } }
      const { events } = await answered(api.GET('/api/v1/sources/{id}/events', { params }))
      return events[0]?.receivedAt ?? null
    },
    refetchInterval: LOOK_AGAIN_MS
  })

/** Makes a source, which gets a write key. */
export const createSource = (name: string) => answered(api.POST('/api/v1/sources', { body: { name } }))

/** Gives a source another name. */
export const renameSource = (id: string, name: string) =>
  answered(api.PATCH('/api/v1/sources/{id}', { params: { path: { id } }, body: { name } }))

/**
 * Deletes a source with its destinations, its events and their deliveries.
 *
 * @param force also when deliveries are not over: they are lost
 * @throws ApiError `PENDING_DELIVERIES` when there are such deliveries
 */
export const deleteSource = (id: string, force: boolean) =>
  answered(api.DELETE('/api/v1/sources/{id}', { params: { path: { id }, query: force ? { force: 'true' } : {} } }))

/** To be called with a source after it was created or renamed. */
export async function sourceSaved(queries: QueryClient, source: Source): Promise<void> {
  queries.setQueryData(sourceQuery(source.id).queryKey, source)
  await queries.invalidateQueries({ queryKey: sourcesQuery.queryKey, exact: true })
}
