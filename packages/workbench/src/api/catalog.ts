import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components } from './generated-types'

export type CatalogEntry = components['schemas']['CatalogEntry']

export const catalogQuery = queryOptions({
  queryKey: ['catalog'],
  queryFn: async () => (await answered(api.GET('/api/v1/catalog'))).catalog,
  staleTime: Infinity
})
