import { Center, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { PropsWithChildren } from 'react'
import { sessionQuery } from '../api/session'
import { ErrorState } from '../ui/error-state'
import { SignIn } from './sign-in'

/** Shows the pages to whoever may see them, and everybody else where to sign in. */
export function SignedIn({ children }: PropsWithChildren) {
  const session = useQuery(sessionQuery)
  if (session.isPending) {
    return (
      <Center h="100vh">
        <Loader aria-label="Loading" />
      </Center>
    )
  }
  if (session.isError) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />
  const { needsToken, signedIn } = session.data
  return needsToken && !signedIn ? <SignIn /> : children
}
