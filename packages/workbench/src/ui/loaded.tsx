import { Skeleton, Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from './error-state'
import { useFailure } from './use-failure'

/** Grey lines in the place of what is being loaded. */
export function LoadingLines({ lines = 4, height = 44 }: { lines?: number; height?: number }) {
  return (
    <Stack gap="sm" aria-busy="true" aria-label="Loading">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={height} />
      ))}
    </Stack>
  )
}

interface LoadedProps<Data> {
  query: UseQueryResult<Data>
  /** As high as what comes, so that nothing jumps. Default: four lines. */
  loading?: ReactNode
  /** Whether it is all of the page: an error has the page's heading then. */
  isPage?: boolean
  children: (data: Data) => ReactNode
}

/** Shows what a query has loaded; before it what stands for it, and if it fails why. What was loaded once stays. */
export function Loaded<Data>({ query, loading = <LoadingLines />, isPage, children }: LoadedProps<Data>) {
  const failure = useFailure(query)
  if (query.data !== undefined) return children(query.data)
  if (failure !== null) {
    return (
      <ErrorState isPage={isPage} error={failure} isTrying={query.isFetching} onRetry={() => void query.refetch()} />
    )
  }
  return loading
}
