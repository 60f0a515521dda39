import { Paper, SimpleGrid, Stack, Text } from '@mantine/core'
import type { EmbeddedMovableInk } from '../../../api/movable-ink'
import { inDigits } from '../../../ui/counting'
import { ByEventMapping } from './by-event-mapping'
import { HandedOver } from './handed-over'
import { KnownAndAssumed } from './known-and-assumed'

function Figure({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={28} fw={650} lh={1.3} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Text>
      <Text size="xs" c="dimmed">
        {note}
      </Text>
    </Paper>
  )
}

/** Where the collector listens, what it hands over, and what it got since it was started. */
export function SetUpTab({ movableInk }: { movableInk: EmbeddedMovableInk }) {
  const { totals, eventMappings } = movableInk
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        <Figure label="Events accepted" value={inDigits(totals.events)} note="since the start" />
        <Figure label="Requests accepted" value={inDigits(totals.accepted)} note="answered with success" />
        <Figure label="Requests rejected" value={inDigits(totals.rejected)} note="refused, or met a fault" />
        <Figure
          label="Event mappings"
          value={`${inDigits(eventMappings.active)} of ${inDigits(eventMappings.count)}`}
          note="are active"
        />
      </SimpleGrid>
      <HandedOver movableInk={movableInk} />
      <ByEventMapping totals={totals} />
      <KnownAndAssumed />
    </Stack>
  )
}
