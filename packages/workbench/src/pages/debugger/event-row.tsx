import { Group, Text } from '@mantine/core'
import { memo } from 'react'
import type { ListedEvent } from '../../api/events'
import { eventName, personOf } from '../../events/event-name'
import { useNow } from '../../ui/clock'
import { EventMarks } from './event-marks'
import { clockTime } from '../../ui/time-in-words'
import classes from './event-list.module.css'
import { TypeIcon } from './type-icon'

function ReceivedAt({ at }: { at: string }) {
  const when = Date.parse(at)
  return (
    <Text component="time" dateTime={at} size="xs" c="dimmed" className={classes.time}>
      {clockTime(when, useNow())}
    </Text>
  )
}

/** What a row says of an event; the list decides where it stands. */
export const EventRow = memo(function EventRow({ event }: { event: ListedEvent }) {
  const { type, name, payload, deliveries, receivedAt } = event
  return (
    <Group wrap="nowrap" gap="sm" h="100%">
      <TypeIcon type={type} />
      <div className={classes.texts}>
        <Group wrap="nowrap" gap="xs" justify="space-between">
          <Text size="sm" fw={600} truncate>
            {eventName(event)}
          </Text>
          <ReceivedAt at={receivedAt} />
        </Group>
        <Group wrap="nowrap" gap="xs" justify="space-between">
          <Text size="xs" c="dimmed" truncate>
            {/* What has no name is called by its type: it need not stand there twice. */}
            {name && `${type} · `}
            <bdi>{personOf(payload) ?? 'no user'}</bdi>
          </Text>
          <div className={classes.marks}>
            <EventMarks deliveries={deliveries} />
          </div>
        </Group>
      </div>
    </Group>
  )
})
