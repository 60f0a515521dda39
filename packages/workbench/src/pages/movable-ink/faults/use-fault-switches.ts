import { useMutation, useQueryClient } from '@tanstack/react-query'
import { addFault, clearFaults, faultsQuery, movableInkQuery } from '../../../api/movable-ink'
import type { PlannedFault } from '../../../api/movable-ink'

/** Turns faults on, and all of them off. */
export function useFaultSwitches() {
  const queries = useQueryClient()
  const onSuccess = ({ faults }: { faults: PlannedFault[] }) => {
    queries.setQueryData(faultsQuery.queryKey, faults)
    void queries.invalidateQueries({ queryKey: movableInkQuery.queryKey, exact: true })
  }
  return {
    adding: useMutation({ mutationFn: addFault, onSuccess }),
    clearing: useMutation({ mutationFn: clearFaults, onSuccess })
  }
}
