import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { Destination } from '../../api/destinations'
import type { Source } from '../../api/sources'
import { FlowPicture } from './flow-picture'
import { SLUG } from './slug'

interface SourceFlowsProps {
  source: Source
  destinations: readonly Destination[]
}

/** A source, and where its events go. */
export function SourceFlows({ source, destinations }: SourceFlowsProps) {
  return (
    <Stack component="section" gap="sm" aria-label={source.name}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {source.name}
        </Title>
        <Anchor component={Link} to={`/sources/${source.id}/debugger`} size="sm">
          Debugger
        </Anchor>
      </Group>
      {destinations.length === 0 && (
        <Card withBorder padding="lg">
          <Group justify="space-between">
            <Text c="dimmed">The events of this source go nowhere yet.</Text>
            <Button component={Link} to={`/catalog/${SLUG}?add=${source.id}`} variant="light" size="xs">
              Add destination
            </Button>
          </Group>
        </Card>
      )}
      {destinations.map((destination) => (
        <FlowPicture key={destination.id} source={source} destination={destination} />
      ))}
    </Stack>
  )
}
