import { useMutation, useQueryClient } from '@tanstack/react-query'
import { changeMapping, orderMappings } from '../../api/mappings'
import type { Mapping } from '../../api/mappings'
import { listEdit } from './list-edit'

/** Enables or disables a mapping at once. */
export function useEnabling({ id, destinationId }: Mapping) {
  const queries = useQueryClient()
  return useMutation(
    listEdit<boolean>(
      queries,
      destinationId,
      (enabled) => changeMapping(id, { enabled }),
      (list, enabled) => ({
        ...list,
        mappings: list.mappings.map((one) => (one.id === id ? { ...one, enabled } : one))
      })
    )
  )
}

/** Puts the mappings in the order of these ids at once. */
export function useOrdering(destinationId: string) {
  const queries = useQueryClient()
  return useMutation(
    listEdit<string[]>(
      queries,
      destinationId,
      (ids) => orderMappings(destinationId, ids),
      (list, ids) => ({
        ...list,
        mappings: list.mappings.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
      })
    )
  )
}
