import { Badge } from '@mantine/core'
import type { Destination } from '../../api/destinations'

function lookOf({ enabled, pause }: Pick<Destination, 'enabled' | 'pause'>) {
  if (!enabled) return { color: 'gray', text: 'Disabled' }
  return pause === 'paused' ? { color: 'yellow', text: 'Paused' } : { color: 'green', text: 'Enabled' }
}

/** Whether a destination takes events. */
export function DestinationState({ destination }: { destination: Pick<Destination, 'enabled' | 'pause'> }) {
  const { color, text } = lookOf(destination)
  return (
    <Badge variant="light" color={color}>
      {text}
    </Badge>
  )
}
