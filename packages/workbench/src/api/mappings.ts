import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components } from './generated-types'

export type Mapping = components['schemas']['Mapping']

export const mappingsQuery = (destinationId: string) =>
  queryOptions({
    queryKey: ['destinations', destinationId, 'mappings'],
    queryFn: () => answered(api.GET('/api/v1/destinations/{id}/mappings', { params: { path: { id: destinationId } } }))
  })

export const mappingQuery = (id: string) =>
  queryOptions({
    queryKey: ['mappings', id],
    queryFn: () => answered(api.GET('/api/v1/mappings/{id}', { params: { path: { id } } }))
  })
