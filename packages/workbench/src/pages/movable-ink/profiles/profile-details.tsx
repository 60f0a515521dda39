import { Badge, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { profileQuery } from '../../../api/movable-ink'
import type { Profile } from '../../../api/movable-ink'
import { Loaded } from '../../../ui/loaded'
import { ExtractedFields } from '../extracted-fields'
import { countOf } from '../../../ui/counting'
import { ProfileEvents } from './profile-events'
import classes from './profiles.module.css'

function Known({ profile: { id, userId, anonymousIds, fields, eventCount, events } }: { profile: Profile }) {
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
          {id}
        </Title>
        <Group gap="xs" mt={6}>
          <Badge variant="light" color={userId === null ? 'gray' : 'green'}>
            {userId === null ? 'Anonymous' : 'Known by user id'}
          </Badge>
          <Text size="sm" c="dimmed">
            {countOf(eventCount, 'event')}
          </Text>
        </Group>
        {userId !== null && anonymousIds.length > 0 && (
          <Text size="sm" c="dimmed" mt="xs" style={{ overflowWrap: 'anywhere' }}>
            Merged by identify: {anonymousIds.join(', ')}
          </Text>
        )}
      </div>
      <section>
        <Title order={3} size="h6" mb="xs">
          Newest value of each field
        </Title>
        <ExtractedFields fields={fields} />
      </section>
      <ProfileEvents events={events} count={eventCount} />
    </Stack>
  )
}

interface ProfileDetailsProps {
  id: string | undefined
  /** Back to the list, where there is no room for both. */
  onBack: (() => void) | undefined
}

/** What is known of one person. */
export function ProfileDetails({ id, onBack }: ProfileDetailsProps) {
  const profile = useQuery({ ...profileQuery(id ?? ''), enabled: id !== undefined })
  return (
    <Paper withBorder p="md" className={classes.details}>
      {onBack !== undefined && (
        <Button
          hiddenFrom="sm"
          variant="subtle"
          size="xs"
          mb="sm"
          leftSection={<IconArrowLeft size={16} />}
          onClick={onBack}
        >
          All profiles
        </Button>
      )}
      <Loaded query={profile} loading={<Skeleton height={360} />}>
        {(data) => <Known profile={data} />}
      </Loaded>
    </Paper>
  )
}
