import { Badge } from '@mantine/core'
import type { DeliveryState } from '../api/delivery-filter'
import { DELIVERY_STATES } from './delivery-states'

/** What became of a delivery. */
export function StateBadge({ state }: { state: DeliveryState }) {
  const { color, text } = DELIVERY_STATES[state]
  return (
    <Badge color={color} variant="light">
      {text}
    </Badge>
  )
}
