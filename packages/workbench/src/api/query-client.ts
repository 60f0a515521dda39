import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error'
import { onAnswer } from './client'
import { sessionQuery } from './session'

const MOST_TRIES = 2

/** What is refused stays refused; what is broken or away may come back. */
const shouldRetry = (failures: number, error: Error) =>
  failures < MOST_TRIES && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500)

/** Keeps what was asked of the API, for all pages. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: shouldRetry, networkMode: 'always' },
    mutations: { networkMode: 'always' }
  }
})

/** Loads what is shown anew, after the pipeline could not be asked; but for what a page holds still on purpose. */
export const loadAnew = () => queryClient.refetchQueries({ type: 'active', stale: true })

// Whether the session has ended is asked, and not taken from the answer: that may be older than a sign-in.
onAnswer((status) => {
  if (status === 401) void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }, { cancelRefetch: false })
})
