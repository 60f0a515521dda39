import { mutationOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { mappingsChanged, mappingsQuery } from '../../api/mappings'
import type { Mappings } from '../../api/mappings'

/**
 * A change of the list that is shown before the API has answered, and taken back when it refuses. The API is asked when
 * those before it are answered. While another one is under way the list is left as it is: the last to be answered asks
 * for it anew.
 *
 * @param edit asks the API
 * @param shown the list as it will be
 */
export function listEdit<Edit>(
  queries: QueryClient,
  destinationId: string,
  edit: (edit: Edit) => Promise<unknown>,
  shown: (list: Mappings, edit: Edit) => Mappings
) {
  const { queryKey } = mappingsQuery(destinationId)
  const isLast = () => queries.isMutating({ mutationKey: queryKey }) === 1
  return mutationOptions({
    mutationKey: queryKey,
    // One after the other: of two orders, the later one would be lost if it reached the API first.
    scope: { id: JSON.stringify(queryKey) },
    mutationFn: edit,
    onMutate: async (change: Edit) => {
      await queries.cancelQueries({ queryKey })
      const before = queries.getQueryData(queryKey)
      queries.setQueryData(queryKey, (list) => list && shown(list, change))
      return before
    },
    onError: (_error, _change, before) => {
      if (before !== undefined && isLast()) queries.setQueryData(queryKey, before)
    },
    onSettled: () => {
      // Not waited for: an edit that waits would count as under way.
      if (isLast()) void mappingsChanged(queries)
    }
  })
}
