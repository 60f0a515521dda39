import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { ListedEvent } from '../../api/events'
import { useKeptPlace } from '../../ui/use-kept-place'
import classes from './event-list.module.css'
import { EventRow } from './event-row'
import { placeAfter } from './place-after'
import { useActiveEvent } from './use-active-event'

/** In pixels: a row is as high as any other, so that 500 are placed without measuring. */
const ROW_HEIGHT = 60

interface EventListProps {
  events: readonly ListedEvent[]
  selectedId: string | undefined
  /** The event that is come back from, when the list is shown again: it takes the focus there. */
  returnsTo: string | undefined
  onReturned: () => void
  /** Whether moving through the list selects; otherwise only opening does. */
  followsSelection: boolean
  onSelect: (id: string) => void
  /** Asked for with Enter, after `onSelect`. */
  onOpen: () => void
}

const placeOf = (events: readonly ListedEvent[], wanted: string | undefined) =>
  events.findIndex(({ id }) => id === wanted)

const optionId = (id: string) => `event-${id}`

/** The events as a list to move through. */
export function EventList({ events, returnsTo, onReturned, onOpen, ...selection }: EventListProps) {
  const { selectedId } = selection
  const scroller = useRef<HTMLDivElement>(null)
  const { activeId, moveTo, choose } = useActiveEvent({ ...selection, startsAt: returnsTo })
  // eslint-disable-next-line react-hooks/incompatible-library -- what it returns is used here, and handed on to nothing
  const rows = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    // The event that an address leads to, or that was come back from, with a few above it.
    initialOffset: () => Math.max(0, placeOf(events, activeId) - 2) * ROW_HEIGHT,
    getItemKey: (index) => events[index]?.id ?? index
  })
  const ids = useMemo(() => events.map(({ id }) => id), [events])
  useKeptPlace(scroller, { ids, height: ROW_HEIGHT })
  useEffect(() => {
    if (returnsTo === undefined) return
    scroller.current?.focus()
    onReturned()
  }, [returnsTo, onReturned])

  function onKeyDown(pressed: KeyboardEvent): void {
    if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return
    if (pressed.key === 'Enter' && activeId !== undefined) {
      pressed.preventDefault()
      choose(activeId)
      onOpen()
      return
    }
    const place = placeAfter(pressed.key, {
      place: placeOf(events, activeId),
      count: events.length,
      pageSize: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1)
    })
    const event = place === undefined ? undefined : events[place]
    if (place === undefined || event === undefined) return
    pressed.preventDefault()
    rows.scrollToIndex(place)
    moveTo(event.id)
  }

  const shown = rows.getVirtualItems()
  const isActiveShown = shown.some(({ key }) => key === activeId)
  return (
    <div
      ref={scroller}
      className={classes.list}
      role="listbox"
      aria-label="Events"
      tabIndex={0}
      aria-activedescendant={activeId !== undefined && isActiveShown ? optionId(activeId) : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start, key }) => {
          const event = events[index]
          if (event === undefined) return null
          return (
            <div
              key={key}
              id={optionId(event.id)}
              role="option"
              aria-selected={event.id === selectedId}
              aria-setsize={events.length}
              aria-posinset={index + 1}
              data-active={event.id === activeId || undefined}
              className={classes.row}
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
              onClick={() => choose(event.id)}
            >
              <EventRow event={event} />
            </div>
          )
        })}
      </div>
    </div>
  )
}
