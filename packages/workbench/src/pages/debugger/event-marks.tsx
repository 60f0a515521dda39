import { Badge, Group } from '@mantine/core'
import type { ListedEvent } from '../../api/events'
import { marksOf } from './delivery-marks'
import type { Mark } from './delivery-marks'

const COLORS: Record<Mark['state'], string> = {
  unmatched: 'gray',
  queued: 'gray',
  retrying: 'yellow',
  delivered: 'green',
  discarded: 'red',
  dead: 'red'
}

/** What became of an event, as small marks. */
export function EventMarks({ deliveries }: Pick<ListedEvent, 'deliveries'>) {
  return (
    <Group gap={4} wrap="nowrap">
      {marksOf(deliveries).map(({ state, text }) => (
        <Badge
          key={state}
          size="sm"
          variant={state === 'unmatched' ? 'outline' : 'light'}
          color={COLORS[state]}
          tt="none"
          fw={500}
        >
          {text}
        </Badge>
      ))}
    </Group>
  )
}
