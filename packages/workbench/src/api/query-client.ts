import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error'
import { sessionQuery } from './session'

/** What a request that failed says of all others: without a session none is answered. */
function onError(error: unknown): void {
  if (!(error instanceof ApiError) || error.status !== 401) return
  queryClient.setQueryData(sessionQuery.queryKey, { needsToken: true, signedIn: false })
}

const MOST_TRIES = 2

/** What is refused stays refused; what is broken or away may come back. */
const shouldRetry = (failures: number, error: Error) =>
  failures < MOST_TRIES && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500)

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { staleTime: 5_000, retry: shouldRetry, networkMode: 'always' },
    mutations: { networkMode: 'always' }
  }
})
