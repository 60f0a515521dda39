import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components, operations } from './generated-types'

export type Destination = components['schemas']['Destination']

/** What a check of the credentials found. */
export type CredentialCheck = components['schemas']['CredentialCheck']

/** Settings in a request, by key; what is not named stays as it is. */
export type GivenSettings = Readonly<Record<string, string | null>>

type BodyOf<Operation extends 'createDestination' | 'changeDestination'> = NonNullable<
  operations[Operation]['requestBody']
>['content']['application/json']

export type NewDestination = BodyOf<'createDestination'>
export type DestinationChange = BodyOf<'changeDestination'>

/** Counts and warnings change while events flow. */
const LOOK_AGAIN_MS = 10_000

export const destinationsQuery = queryOptions({
  queryKey: ['destinations'],
  queryFn: async () => (await answered(api.GET('/api/v1/destinations'))).destinations
})

/** All destinations, looked at again while a page shows what flows to them. */
export const flowingDestinationsQuery = queryOptions({ ...destinationsQuery, refetchInterval: LOOK_AGAIN_MS })

export const destinationQuery = (id: string) =>
  queryOptions({
    queryKey: ['destinations', id],
    queryFn: () => answered(api.GET('/api/v1/destinations/{id}', { params: { path: { id } } })),
    refetchInterval: LOOK_AGAIN_MS
  })

/** Adds a destination, which starts disabled and without mappings. */
export const createDestination = (body: NewDestination) => answered(api.POST('/api/v1/destinations', { body }))

/** Changes what is named of a destination. */
export const changeDestination = (id: string, body: DestinationChange) =>
  answered(api.PATCH('/api/v1/destinations/{id}', { params: { path: { id } }, body }))

/** Deletes a destination; `force` loses deliveries that are not over. */
export const deleteDestination = (id: string, force: boolean) =>
  answered(
    api.DELETE('/api/v1/destinations/{id}', {
      params: { path: { id }, query: { force: force ? 'true' : 'false' } }
    })
  )

/** Asks Movable Ink whether it knows these settings, in the place of those that are saved. Nothing is saved. */
export const checkCredentials = (id: string, settings: GivenSettings = {}): Promise<CredentialCheck> =>
  answered(api.POST('/api/v1/destinations/{id}/check-credentials', { params: { path: { id } }, body: { settings } }))
