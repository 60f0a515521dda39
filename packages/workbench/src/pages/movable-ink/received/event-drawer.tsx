import { Anchor, Badge, Button, Code, Drawer, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { AcceptedEvent } from '../../../api/movable-ink'
import { eventName, namedIn } from '../../../events/event-name'
import { CopyButton } from '../../../ui/copy-button'
import { JsonView } from '../../../ui/json/json-view'
import { Moment } from '../../../ui/moment'
import { ExtractedFields } from '../extracted-fields'
import { personIn } from '../person-in'
import { useMovableInkView } from '../use-movable-ink-view'

function Details({ event: { event, eventMappings, receivedAt, requestId } }: { event: AcceptedEvent }) {
  const { linkTo } = useMovableInkView()
  const person = personIn(eventMappings)
  return (
    <Stack gap="lg">
      <Group gap="xs" justify="space-between">
        <Text size="sm" c="dimmed">
          Accepted <Moment at={receivedAt} />
        </Text>
        {person !== undefined && (
          <Button
            component={Link}
            to={linkTo({ tab: 'profiles', profile: person })}
            size="xs"
            variant="default"
            leftSection={<IconUser size={16} />}
          >
            Profile
          </Button>
        )}
      </Group>
      {eventMappings.map(({ name, fields }) => (
        <Paper key={name} withBorder p="sm">
          <Group gap="xs" mb="xs">
            <Title order={3} size="h6">
              Kept
            </Title>
            <Badge variant="light" size="sm">
              {name}
            </Badge>
          </Group>
          <ExtractedFields fields={fields} />
        </Paper>
      ))}
      <div>
        <Title order={3} size="h6" mb="xs">
          What arrived
        </Title>
        <JsonView value={event} label="event" />
        <Text size="xs" c="dimmed" mt={6}>
          Whatever no{' '}
          <Anchor component={Link} to={linkTo({ tab: 'event-mappings' })} underline="always" inherit>
            event mapping
          </Anchor>{' '}
          names is discarded.
        </Text>
      </div>
      <Group gap={4}>
        <Text size="xs" c="dimmed">
          Request id
        </Text>
        <Code>{requestId}</Code>
        <CopyButton text={requestId} of="request id" />
      </Group>
    </Stack>
  )
}

interface EventDrawerProps {
  /** Whether an event is asked for, also one that is not there. */
  isOpened: boolean
  event: AcceptedEvent | undefined
  onClose: () => void
}

/** One event that was accepted: what is kept of it, and what arrived. */
export function EventDrawer({ isOpened, event, onClose }: EventDrawerProps) {
  const isMissing = isOpened && event === undefined
  return (
    <Drawer
      opened={event !== undefined || isMissing}
      onClose={onClose}
      position="right"
      size="lg"
      title={isMissing ? 'Not here any more' : event && eventName(namedIn(event.event))}
      styles={{ title: { fontWeight: 650 } }}
    >
      {event && <Details event={event} />}
      {isMissing && (
        <Text c="dimmed">
          Only the newest 500 events can be opened, and none from before the collector was started. To look further
          back, search for its user id or its name: the last 10,000 are searched.
        </Text>
      )}
    </Drawer>
  )
}
