import { Badge, Group, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { AcceptedEvent } from '../../../api/movable-ink'
import { eventName, namedIn, typeInWords } from '../../../events/event-name'
import { countOf } from '../../../ui/counting'
import { Moment } from '../../../ui/moment'
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
        {events.toReversed().map(({ id, event, eventMappings, receivedAt }) => (
          <li key={id}>
            <Link to={linkTo({ tab: 'received', event: id })} className={classes.event}>
              <Text size="sm" fw={500} truncate>
                {eventName(namedIn(event))}
              </Text>
              <Group gap="xs" wrap="nowrap">
                {eventMappings.slice(0, 1).map(({ name }) => (
                  <Badge key={name} size="sm" variant="light">
                    {name}
                  </Badge>
                ))}
                <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                  {namedIn(event).name !== null && `${typeInWords(event)} · `}
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
