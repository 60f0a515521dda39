import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
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

/** All destinations. */
export const destinationsQuery = queryOptions({
  queryKey: ['destinations'],
  queryFn: async () => (await answered(api.GET('/api/v1/destinations'))).destinations
})

/** All destinations, looked at again while a page shows what flows to them. */
export const flowingDestinationsQuery = queryOptions({ ...destinationsQuery, refetchInterval: LOOK_AGAIN_MS })

/** One destination, looked at again while a page shows it. */
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

/** A check of the settings that are saved, which says nothing of those of later. */
export interface LastCheck {
  check: CredentialCheck
  /** When it was made, in ISO 8601. */
  at: string
}

/** The last check of what is saved that somebody asked for; known in this page alone, and never asked of the API. */
export const lastCheckQuery = (id: string) =>
  queryOptions({ queryKey: ['last-check', id], queryFn: (): LastCheck | null => null, enabled: false })

/** Remembers what a check of what is saved has found just now. */
export function noteCheck(queries: QueryClient, id: string, check: CredentialCheck): void {
  const last: LastCheck = { check, at: new Date().toISOString() }
  queries.setQueryData<LastCheck | null>(lastCheckQuery(id).queryKey, last)
}
