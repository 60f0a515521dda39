import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { ListedEvent } from '../../api/events'
import classes from './event-list.module.css'
import { EventRow } from './event-row'
import { placeAfter } from './place-after'
import { useHeldPlace } from './use-held-place'

/** In pixels: a row is as high as any other, so that 500 are placed without measuring. */
const ROW_HEIGHT = 60

interface EventListProps {
  events: readonly ListedEvent[]
  selectedId: string | undefined
  /** Whether moving through the list selects; otherwise only opening does. */
  followsSelection: boolean
  onSelect: (id: string) => void
  /** Asked for with Enter, after `onSelect`. */
  onOpen: () => void
}

const optionId = (id: string) => `event-${id}`

/** The events as a list to move through. */
export function EventList({ events, selectedId, followsSelection, onSelect, onOpen }: EventListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState(selectedId)
  const activeId = followsSelection ? selectedId : moved
  // eslint-disable-next-line react-hooks/incompatible-library -- what it returns is used here, and handed on to nothing
  const rows = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    getItemKey: (index) => events[index]?.id ?? index
  })
  useHeldPlace(scroller, events, ROW_HEIGHT)

  function moveTo(place: number): void {
    const event = events[place]
    if (event === undefined) return
    rows.scrollToIndex(place)
    setMoved(event.id)
    if (followsSelection) onSelect(event.id)
  }

  function onKeyDown(pressed: KeyboardEvent): void {
    if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return
    if (pressed.key === 'Enter' && activeId !== undefined) {
      pressed.preventDefault()
      onSelect(activeId)
      onOpen()
      return
    }
    const place = placeAfter(pressed.key, {
      place: events.findIndex(({ id }) => id === activeId),
      count: events.length,
      pageSize: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1)
    })
    if (place === undefined) return
    pressed.preventDefault()
    moveTo(place)
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
              onClick={() => {
                setMoved(event.id)
                onSelect(event.id)
              }}
            >
              <EventRow event={event} />
            </div>
          )
        })}
      </div>
    </div>
  )
}
