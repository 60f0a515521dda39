import { Alert } from '@mantine/core'
import { IconPlayerPause } from '@tabler/icons-react'
import type { Destination } from '../../api/destinations'
import { useNow } from '../../ui/clock'

const clock = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' })

/** Says that deliveries wait because the destination takes nothing, and until when. */
export function PausedNotice({ destination: { pause, pausedUntil } }: { destination: Destination }) {
  const now = useNow()
  if (pause !== 'paused' || pausedUntil === null) return null
  const until = new Date(pausedUntil)
  // The look itself takes its time.
  const title = until.getTime() > now ? `Paused until ${clock.format(until)}` : 'Paused, being looked at again'
  return (
    <Alert color="yellow" icon={<IconPlayerPause size={18} />} title={title} role="status">
      Movable Ink could not be reached lately, or asked to wait. What is queued waits; then one request looks whether it
      takes something again.
    </Alert>
  )
}
