import { Button, Center, Code, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiError, sentenceOf } from '../api/api-error'
import { sessionQuery, signIn } from '../api/session'

const reasonOf = (error: Error) =>
  error instanceof ApiError && error.status === 401 ? 'That is not the token of this pipeline.' : sentenceOf(error)

/**
 * Asks for the API token of a pipeline that other machines can reach. Its input is uncontrolled: React writes the value
 * of a controlled one into the document as an attribute, where scripts and screenshots of the document find it.
 */
export function SignIn() {
  const input = useRef<HTMLInputElement>(null)
  const queries = useQueryClient()
  const entering = useMutation({
    // The token is not among the variables, which are kept.
    mutationFn: () => signIn(input.current?.value ?? ''),
    onSuccess: async () => {
      if (input.current !== null) input.current.value = ''
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
              ref={input}
              label="API token"
              autoComplete="off"
              autoFocus
              required
              error={entering.isError ? reasonOf(entering.error) : undefined}
            />
            <Button type="submit" loading={entering.isPending}>
              Sign in
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}
