import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'

/**
 * Why a query failed; also while one that has nothing to show is tried again, when TanStack Query forgets it: what says why
 * would come and go with each try.
 */
export function useFailure({
  data,
  error,
  errorUpdateCount
}: Pick<UseQueryResult, 'data' | 'error' | 'errorUpdateCount'>): Error | null {
  const [last, setLast] = useState(error)
  if (error !== null && error !== last) setLast(error)
  return error ?? (data === undefined && errorUpdateCount > 0 ? last : null)
}
