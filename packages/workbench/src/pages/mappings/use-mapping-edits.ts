import { useMutation, useQueryClient } from '@tanstack/react-query'
import { changeMapping, mappingsChanged, mappingsQuery, orderMappings } from '../../api/mappings'
import type { Mapping, Mappings } from '../../api/mappings'

/**
 * A change of the list that is shown before the API has answered, and taken back when it refuses.
 *
 * @param edit asks the API
 * @param shown the list as it will be
 */
function useListEdit<Edit>(
  destinationId: string,
  edit: (edit: Edit) => Promise<unknown>,
  shown: (list: Mappings, edit: Edit) => Mappings
) {
  const queries = useQueryClient()
  const { queryKey } = mappingsQuery(destinationId)
  return useMutation({
    mutationFn: edit,
    onMutate: async (change: Edit) => {
      await queries.cancelQueries({ queryKey })
      const before = queries.getQueryData(queryKey)
      queries.setQueryData(queryKey, (list) => list && shown(list, change))
      return before
    },
    onError: (_error, _change, before) => {
      if (before !== undefined) queries.setQueryData(queryKey, before)
    },
    onSettled: () => mappingsChanged(queries)
  })
}

/** Enables or disables a mapping at once. */
export const useEnabling = ({ id, destinationId }: Mapping) =>
  useListEdit<boolean>(
    destinationId,
    (enabled) => changeMapping(id, { enabled }),
    (list, enabled) => ({
      ...list,
      mappings: list.mappings.map((one) => (one.id === id ? { ...one, enabled } : one))
    })
  )

/** Puts the mappings in the order of these ids at once. */
export const useOrdering = (destinationId: string) =>
  useListEdit<string[]>(
    destinationId,
    (ids) => orderMappings(destinationId, ids),
    (list, ids) => ({
      ...list,
      mappings: list.mappings.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
    })
  )
