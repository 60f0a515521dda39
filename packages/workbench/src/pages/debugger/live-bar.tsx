import { Box, Group, SegmentedControl, Text } from '@mantine/core'
import { IN_VIEW } from '../../api/events'
import type { LiveView } from '../../api/live-events'
import { countOf } from '../../ui/counting'
import classes from './live-bar.module.css'

interface LiveBarProps {
  count: number | undefined
  connection: LiveView['connection']
  isPaused: boolean
  waiting: number
  onPausedChange: (isPaused: boolean) => void
}

function countInWords(count: number | undefined): string {
  if (count === undefined) return 'Loading'
  if (count >= IN_VIEW) return `The last ${IN_VIEW} events`
  return countOf(count, 'event')
}

/** How many events are shown, whether more come, and the switch between Live and Paused. */
export function LiveBar({ count, connection, isPaused, waiting, onPausedChange }: LiveBarProps) {
  const isLost = connection === 'lost'
  const state = isLost ? 'lost' : isPaused ? 'paused' : 'live'
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs" px="sm" h={48} className={classes.bar}>
      <Group gap={8} wrap="nowrap" miw={0}>
        <Box className={classes.dot} data-state={state} aria-hidden />
        <Text size="sm" fw={500} role={isLost ? 'status' : undefined} truncate>
          {isLost ? 'Connection lost, trying again' : isPaused ? `Paused · ${waiting} new` : countInWords(count)}
        </Text>
      </Group>
      <SegmentedControl
        size="xs"
        aria-label="Live or paused"
        value={isPaused ? 'paused' : 'live'}
        onChange={(value) => onPausedChange(value === 'paused')}
        data={[
          { value: 'live', label: 'Live' },
          { value: 'paused', label: 'Pause' }
        ]}
      />
    </Group>
  )
}
