import { Button, Center, Code, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, sentenceOf } from '../api/api-error'
import { sessionQuery, signIn } from '../api/session'

const reasonOf = (error: Error) =>
  error instanceof ApiError && error.status === 401 ? 'That is not the token of this pipeline.' : sentenceOf(error)

/** Asks for the API token of a pipeline that other machines can reach. */
export function SignIn() {
  const [token, setToken] = useState('')
  const queries = useQueryClient()
  const entering = useMutation({
    mutationFn: () => signIn(token),
    onSuccess: async () => {
      setToken('')
      queries.setQueryData(sessionQuery.queryKey, { needsToken: true, signedIn: true })
      await queries.invalidateQueries()
    }
  })
  return (
    <Center mih="100vh" p="md" component="main">
      <Paper withBorder p="xl" maw={420} w="100%">
        <form
          onSubmit={(submission) => {
            submission.preventDefault()
            entering.mutate()
          }}
        >
          <Stack>
            <Title order={1} size="h3">
              Movable Ink workbench
            </Title>
            <Text c="dimmed" size="sm">
              This pipeline can be reached by other machines, so it asks for its API token: what{' '}
              <Code>MOVABLE_INK_API_TOKEN</Code> was set to when it was started.
            </Text>
            <PasswordInput
              label="API token"
              autoComplete="off"
              autoFocus
              required
              value={token}
              onChange={(change) => setToken(change.currentTarget.value)}
              error={entering.isError ? reasonOf(entering.error) : undefined}
            />
            <Button type="submit" loading={entering.isPending} disabled={token === ''}>
              Sign in
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}
