import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components } from './generated-types'

export type Destination = components['schemas']['Destination']

export const destinationsQuery = queryOptions({
  queryKey: ['destinations'],
  queryFn: async () => (await answered(api.GET('/api/v1/destinations'))).destinations
})

/** Its warnings and counts change while events flow. */
const LOOK_AGAIN_MS = 10_000

export const destinationQuery = (id: string) =>
  queryOptions({
    queryKey: ['destinations', id],
    queryFn: () => answered(api.GET('/api/v1/destinations/{id}', { params: { path: { id } } })),
    refetchInterval: LOOK_AGAIN_MS
  })
