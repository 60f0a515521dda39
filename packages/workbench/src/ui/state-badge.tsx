import { Badge } from '@mantine/core'
import type { DeliveryState } from '../api/delivery-filter'

const LOOKS: Record<DeliveryState, { color: string; text: string }> = {
  queued: { color: 'gray', text: 'Queued' },
  retrying: { color: 'yellow', text: 'Retrying' },
  delivered: { color: 'green', text: 'Delivered' },
  discarded: { color: 'red', text: 'Discarded' },
  dead: { color: 'red', text: 'Dead letter' }
}

/** What became of a delivery. */
export function StateBadge({ state }: { state: DeliveryState }) {
  const { color, text } = LOOKS[state]
  return (
    <Badge color={color} variant="light">
      {text}
    </Badge>
  )
}
