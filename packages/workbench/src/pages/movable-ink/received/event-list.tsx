import { Badge, Group, Text, UnstyledButton } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { AcceptedEvent } from '../../../api/movable-ink'
import { eventName, namedIn, typeInWords } from '../../../events/event-name'
import { countOf } from '../../../ui/counting'
import { Moment } from '../../../ui/moment'
import { personIn } from '../person-in'
import classes from './received.module.css'

/** In pixels: each row is as high as any other, so that none is measured. */
const ROW_HEIGHT = 62

/** What a row says of an event. */
function EventRow({ event: { event, eventMappings, receivedAt } }: { event: AcceptedEvent }) {
  const kept = eventMappings.reduce((count, { fields }) => count + Object.keys(fields).length, 0)
  const named = namedIn(event)
  return (
    <>
      <div className={classes.texts}>
        <Group gap="xs" wrap="nowrap">
          <Text fw={600} size="sm" truncate>
            {eventName(named)}
          </Text>
          {named.name !== null && (
            <Text size="xs" c="dimmed">
              {typeInWords(event)}
            </Text>
          )}
        </Group>
        <Text size="xs" c="dimmed" truncate>
          <bdi>{personIn(eventMappings) ?? 'nobody known'}</bdi> · {countOf(kept, 'field')} kept
        </Text>
      </div>
      <div className={classes.aside}>
        <Text size="xs" c="dimmed">
          <Moment at={receivedAt} />
        </Text>
        <Group gap={4} wrap="nowrap" justify="flex-end">
          {eventMappings.slice(0, 2).map(({ name }) => (
            <Badge key={name} size="sm" variant="light" maw={140}>
              {name}
            </Badge>
          ))}
        </Group>
      </div>
    </>
  )
}

interface EventListProps {
  events: readonly AcceptedEvent[]
  onOpen: (event: AcceptedEvent) => void
}

/** The events as a list, of which only what is in view is drawn. The arrow keys move through it. */
export function EventList({ events, onOpen }: EventListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- what it returns is used here, and handed on to nothing
  const rows = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    getItemKey: (index) => events[index]?.id ?? index
  })
  const onKeyDown = (pressed: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[pressed.key]
    const here = Number((pressed.target as HTMLElement).dataset.place) // of a row, as only these are in it
    if (step === undefined || Number.isNaN(here)) return
    pressed.preventDefault()
    scroller.current?.querySelector<HTMLElement>(`[data-place="${here + step}"]`)?.focus()
  }
  return (
    <div ref={scroller} className={classes.list} onKeyDown={onKeyDown}>
      <div role="list" aria-label="Accepted events" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const event = events[index]
          if (event === undefined) return null
          return (
            <div
              key={key}
              role="listitem"
              aria-setsize={events.length}
              aria-posinset={index + 1}
              className={classes.item}
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
            >
              <UnstyledButton className={classes.row} data-place={index} onClick={() => onOpen(event)}>
                <EventRow event={event} />
              </UnstyledButton>
            </div>
          )
        })}
      </div>
    </div>
  )
}
