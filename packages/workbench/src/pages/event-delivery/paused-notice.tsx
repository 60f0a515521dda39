import { Alert } from '@mantine/core'
import { IconPlayerPause } from '@tabler/icons-react'
import type { Destination } from '../../api/destinations'
import { useNow } from '../../ui/clock'
import { timeOfDay } from '../../ui/time-in-words'

/** Says that deliveries wait because the destination takes nothing, and until when. */
export function PausedNotice({ destination: { pause, pausedUntil } }: { destination: Destination }) {
  const now = useNow()
  if (pause !== 'paused' || pausedUntil === null) return null
  const until = new Date(pausedUntil)
  const isAhead = until.getTime() > now
  return (
    <Alert
      color="yellow"
      icon={<IconPlayerPause size={18} />}
      title={isAhead ? `Paused until ${timeOfDay(until)}` : 'Paused'}
      role="status"
    >
      Movable Ink could not be reached lately, or asked to wait.{' '}
      {isAhead
        ? 'What is queued waits; then one request looks whether it takes something again.'
        : 'The next delivery that is due looks whether it takes something again.'}
    </Alert>
  )
}
