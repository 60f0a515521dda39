import { Button, Code, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { ApiError, sentenceOf } from '../api/api-error'
import { loadAnew } from '../api/query-client'
import { sessionQuery, signIn } from '../api/session'

const reasonOf = (error: Error) =>
  error instanceof ApiError && error.status === 401 ? 'That is not the token of this pipeline.' : sentenceOf(error)

/** Keys that are pressed here are for nothing that is open below: Escape would close it. */
const HERE_ALONE = { 'data-mantine-stop-propagation': 'true' }

/**
 * Asks for the API token of a pipeline that other machines can reach. Its input is uncontrolled: React writes the value
 * of a controlled one into the document as an attribute, where scripts and screenshots of the document find it.
 */
export function SignIn({ title, children }: { title: ReactNode; children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null)
  const queries = useQueryClient()
  const entering = useMutation({
    // The token is not among the variables, which are kept.
    mutationFn: () => signIn(input.current?.value ?? ''),
    onSuccess: async () => {
      if (input.current !== null) input.current.value = ''
      // What was asked before says that nobody is signed in.
      await queries.cancelQueries({ queryKey: sessionQuery.queryKey })
      queries.setQueryData(sessionQuery.queryKey, { needsToken: true, signedIn: true })
      await loadAnew()
    }
  })
  return (
    <form
      onSubmit={(submission) => {
        submission.preventDefault()
        entering.mutate()
      }}
    >
      <Stack>
        {title}
        <Text c="dimmed" size="sm">
          {children} It is what <Code>MOVABLE_INK_API_TOKEN</Code> was set to when the pipeline was started.
        </Text>
        <PasswordInput
          ref={input}
          label="API token"
          autoComplete="off"
          autoFocus
          required
          error={entering.isError ? reasonOf(entering.error) : undefined}
          visibilityToggleButtonProps={HERE_ALONE}
          {...HERE_ALONE}
        />
        <Button type="submit" loading={entering.isPending} {...HERE_ALONE}>
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
