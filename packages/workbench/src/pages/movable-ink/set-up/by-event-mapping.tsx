import { Anchor, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { EmbeddedMovableInk } from '../../../api/movable-ink'
import { countOf } from '../../../ui/counting'
import { useMovableInkView } from '../use-movable-ink-view'

/** How many events each event mapping took. */
export function ByEventMapping({ totals }: Pick<EmbeddedMovableInk, 'totals'>) {
  const { linkTo } = useMovableInkView()
  const counts = Object.entries(totals.byEventMapping)
  const most = Math.max(1, ...counts.map(([, count]) => count))
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="by-event-mapping">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4" id="by-event-mapping">
          Accepted by event mapping
        </Title>
        <Anchor component={Link} to={linkTo({ tab: 'event-mappings' })} size="sm">
          Edit event mappings
        </Anchor>
      </Group>
      {counts.length === 0 && <Text c="dimmed">There are no event mappings: every event is rejected.</Text>}
      <Stack gap="xs">
        {counts.map(([name, count]) => (
          <div key={name}>
            <Group justify="space-between" wrap="nowrap" mb={4}>
              <Text size="sm" truncate>
                {name}
              </Text>
              <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                {countOf(count, 'event')}
              </Text>
            </Group>
            <Progress value={(100 * count) / most} size="sm" aria-hidden />
          </div>
        ))}
      </Stack>
    </Paper>
  )
}
