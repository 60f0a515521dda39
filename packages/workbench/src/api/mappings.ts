import { queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components, operations } from './generated-types'

export type Mapping = components['schemas']['Mapping']
export type Mappings = components['schemas']['Mappings']

type BodyOf<Operation extends 'createMapping' | 'changeMapping'> = NonNullable<
  operations[Operation]['requestBody']
>['content']['application/json']

export type NewMapping = BodyOf<'createMapping'>
export type MappingChange = BodyOf<'changeMapping'>

/** The mappings of a destination, in their order. */
export const mappingsQuery = (destinationId: string) =>
  queryOptions({
    queryKey: ['destinations', destinationId, 'mappings'],
    queryFn: () => answered(api.GET('/api/v1/destinations/{id}/mappings', { params: { path: { id: destinationId } } }))
  })

/** One mapping. */
export const mappingQuery = (id: string) =>
  queryOptions({
    queryKey: ['mappings', id],
    queryFn: () => answered(api.GET('/api/v1/mappings/{id}', { params: { path: { id } } }))
  })

/** Makes a mapping, which starts disabled. */
export const createMapping = (destinationId: string, body: NewMapping) =>
  answered(api.POST('/api/v1/destinations/{id}/mappings', { params: { path: { id: destinationId } }, body }))

/** Changes what is named of a mapping. */
export const changeMapping = (id: string, body: MappingChange) =>
  answered(api.PATCH('/api/v1/mappings/{id}', { params: { path: { id } }, body }))

/** Copies a mapping: the copy comes last, and starts disabled. */
export const duplicateMapping = (id: string) =>
  answered(api.POST('/api/v1/mappings/{id}/duplicate', { params: { path: { id } } }))

/** Deletes a mapping; `force` loses deliveries by it that are not over. */
export const deleteMapping = (id: string, force: boolean) =>
  answered(
    api.DELETE('/api/v1/mappings/{id}', { params: { path: { id }, query: { force: force ? 'true' : 'false' } } })
  )

/** Puts all mappings of a destination in this order. */
export const orderMappings = (destinationId: string, ids: string[]) =>
  answered(
    api.PUT('/api/v1/destinations/{id}/mappings/order', { params: { path: { id: destinationId } }, body: { ids } })
  )

/** To be called after a mapping was changed: all that is shown of mappings, and of what flows through them, is asked anew. */
export async function mappingsChanged(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['destinations'] }),
    queries.invalidateQueries({ queryKey: ['mappings'] })
  ])
}
