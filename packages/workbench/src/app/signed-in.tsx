import { Center, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PropsWithChildren } from 'react'
import { sessionQuery } from '../api/session'
import { ErrorState } from '../ui/error-state'
import { SignInAgain } from './sign-in-again'
import { SignInPage } from './sign-in-page'

/**
 * Shows the pages to whoever may see them, and everybody else where to sign in. Once they are shown they stay: where a
 * session ends there may be something on them that is not saved.
 */
export function SignedIn({ children }: PropsWithChildren) {
  const session = useQuery(sessionQuery)
  const [wasIn, setWasIn] = useState(false)
  const isOut = session.data?.needsToken === true && !session.data.signedIn
  if (session.data !== undefined && !isOut && !wasIn) setWasIn(true)
  if (wasIn) {
    return (
      <>
        {children}
        {isOut && <SignInAgain />}
      </>
    )
  }
  if (isOut) return <SignInPage />
  return (
    <Center mih="100vh" component="main">
      {session.isError ? (
        <ErrorState isPage error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <Loader aria-label="Loading" />
      )}
    </Center>
  )
}
