import { Badge, Group, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { AcceptedEvent } from '../../../api/movable-ink'
import { Moment } from '../../../ui/moment'
import { eventName, eventType } from '../event-name'
import { countOf } from '../../../ui/counting'
import { useMovableInkView } from '../use-movable-ink-view'
import classes from './profiles.module.css'

/** The events of a person, the newest first. */
export function ProfileEvents({ events, count }: { events: readonly AcceptedEvent[]; count: number }) {
  const { linkTo } = useMovableInkView()
  return (
    <section>
      <Title order={3} size="h6" mb="xs">
        Events
      </Title>
      <ol className={classes.events} reversed>
        {events.toReversed().map(({ number, event, eventMappings, receivedAt }) => (
          <li key={number}>
            <Link to={linkTo({ tab: 'received', event: String(number) })} className={classes.event}>
              <Text size="sm" fw={500} truncate>
                {eventName(event)}
              </Text>
              <Group gap="xs" wrap="nowrap">
                {eventMappings.slice(0, 1).map(({ name }) => (
                  <Badge key={name} size="sm" tt="none" variant="light">
                    {name}
                  </Badge>
                ))}
                <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                  {eventType(event) === eventName(event) ? '' : `${eventType(event)} · `}
                  <Moment at={receivedAt} />
                </Text>
              </Group>
            </Link>
          </li>
        ))}
      </ol>
      {count > events.length && (
        <Text size="xs" c="dimmed" mt="xs">
          {countOf(count - events.length, 'older event')} not shown.
        </Text>
      )}
    </section>
  )
}
