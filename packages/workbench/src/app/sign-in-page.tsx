import { Center, Paper, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { SignIn } from './sign-in'

/** In the place of all pages, before anybody has signed in. */
export function SignInPage() {
  useDocumentTitle('Sign in · Movable Ink workbench')
  return (
    <Center mih="100vh" p="md" component="main">
      <Paper withBorder p="xl" maw={420} w="100%">
        <SignIn
          title={
            <Title order={1} size="h3">
              Movable Ink workbench
            </Title>
          }
        >
          This pipeline asks for its API token, which whoever starts it has set.
        </SignIn>
      </Paper>
    </Center>
  )
}
