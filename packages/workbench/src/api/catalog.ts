import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components } from './generated-types'

export type CatalogEntry = components['schemas']['CatalogEntry']
export type CatalogSetting = components['schemas']['CatalogSetting']
export type CatalogAction = components['schemas']['CatalogAction']

/** All destinations that can be added. They do not change while the pipeline runs. */
export const catalogQuery = queryOptions({
  queryKey: ['catalog'],
  queryFn: async () => (await answered(api.GET('/api/v1/catalog'))).catalog,
  staleTime: Infinity
})

/** What the catalog says of one destination; null when it is not in it. */
export const catalogEntryQuery = (slug: string) =>
  queryOptions({ ...catalogQuery, select: (entries) => entries.find((entry) => entry.slug === slug) ?? null })
