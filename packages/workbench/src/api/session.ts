import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'

/** Whether the API asks for a token, and whether this browser has signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => answered(api.GET('/api/v1/session')),
  staleTime: Infinity
})

/** Signs in. The token is sent once and kept nowhere. */
export const signIn = (token: string) => answered(api.POST('/api/v1/session', { body: { token } }))

/** Signs this browser out. */
export const signOut = () => answered(api.DELETE('/api/v1/session'))
