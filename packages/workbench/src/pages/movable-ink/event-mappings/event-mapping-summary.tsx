import { Badge, Group, Text } from '@mantine/core'
import { countOf } from '../../../ui/counting'
import type { EventMappingDraft } from './draft'
import classes from './event-mappings.module.css'

/** An event mapping in a line. */
export function EventMappingSummary({ draft, accepted }: { draft: EventMappingDraft; accepted?: number }) {
  const { name, match, active } = draft
  return (
    <Group justify="space-between" gap="sm" pr="sm">
      <div className={classes.summary}>
        <Text fw={600}>{name.trim() === '' ? 'New event mapping' : name}</Text>
        <Text size="xs" c="dimmed" ff="monospace" truncate>
          {match}
        </Text>
      </div>
      <Group gap="xs">
        {accepted !== undefined && (
          <Text size="sm" c="dimmed">
            {countOf(accepted, 'event')}
          </Text>
        )}
        <Badge variant="light" color={active ? 'green' : 'gray'}>
          {active ? 'Active' : 'Not active'}
        </Badge>
      </Group>
    </Group>
  )
}
