import { Alert } from '@mantine/core'
import { IconPlayerPause } from '@tabler/icons-react'
import type { Destination } from '../../api/destinations'

const clock = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' })

/** Says that deliveries wait because the destination takes nothing, and until when. */
export function PausedNotice({ destination: { pause, pausedUntil } }: { destination: Destination }) {
  if (pause !== 'paused' || pausedUntil === null) return null
  const until = new Date(pausedUntil)
  return (
    <Alert
      color="yellow"
      icon={<IconPlayerPause size={18} />}
      title={`Paused until ${clock.format(until)}`}
      role="status"
    >
      Movable Ink could not be reached lately, or asked to wait. What is queued waits; then one request looks whether it
      takes something again.
    </Alert>
  )
}
