import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { ListedEvent } from '../../api/events'

/** Keeps what is read in its place while new events come above it. At the top, the newest are shown. */
export function useHeldPlace(
  scroller: RefObject<HTMLElement | null>,
  events: readonly ListedEvent[],
  rowHeight: number
): void {
  const before = useRef(events)
  useLayoutEffect(() => {
    const element = scroller.current
    const old = before.current
    before.current = events
    if (element === null || old === events || element.scrollTop < rowHeight) return
    const place = Math.floor(element.scrollTop / rowHeight)
    const topId = old[place]?.id
    const newPlace = events.findIndex(({ id }) => id === topId)
    if (newPlace > place) element.scrollBy(0, (newPlace - place) * rowHeight)
  }, [scroller, events, rowHeight])
}
