import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components } from './generated-types'

export type Source = components['schemas']['Source']

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: async () => (await answered(api.GET('/api/v1/sources'))).sources
})

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
