import { Anchor, Button, Code, Stack, Text } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { Link } from 'react-router'
import { EmptyState } from '../../ui/empty-state'

/** In the place of the page where events go to the real Movable Ink. */
export function NotEmbedded() {
  return (
    <EmptyState
      icon={IconPlugConnectedX}
      title="No collector plays Movable Ink here"
      action={
        <Button component={Link} to="/destinations" variant="light">
          Go to the destinations
        </Button>
      }
    >
      <Stack gap="xs">
        <Text inherit>
          This pipeline was started without one. Stop it and start it with <Code>npm start</Code>, and this page shows
          what arrives, which event mappings take it, and lets you make Movable Ink fail on purpose.
        </Text>
        <Text inherit>
          With the real Movable Ink, share sample payloads from a{' '}
          <Anchor component={Link} to="/sources" underline="always">
            source
          </Anchor>
          . Movable Ink maps the events and hands over an endpoint URL, a user name and an access secret for the
          settings of your destination.
        </Text>
      </Stack>
    </EmptyState>
  )
}
