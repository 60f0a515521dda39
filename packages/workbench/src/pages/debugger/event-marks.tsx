import { Badge, Group } from '@mantine/core'
import type { ListedEvent } from '../../api/events'
import { DELIVERY_STATES } from '../../ui/delivery-states'
import { marksOf } from './delivery-marks'

/** What became of an event, as small marks. */
export function EventMarks({ deliveries }: Pick<ListedEvent, 'deliveries'>) {
  return (
    <Group gap={4} wrap="nowrap">
      {marksOf(deliveries).map(({ state, text }) =>
        state === 'unmatched' ? (
          <Badge key={state} size="sm" variant="outline" color="gray">
            {text}
          </Badge>
        ) : (
          <Badge key={state} size="sm" variant="light" color={DELIVERY_STATES[state].color}>
            {text}
          </Badge>
        )
      )}
    </Group>
  )
}
