import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { rowsToScroll } from '../../delivery-figures/scroll-anchor'

/** Keeps what is read in its place when newer rows come before it. Who is at the very top sees them come. */
export function useKeptPlace(scroller: RefObject<HTMLElement | null>, ids: readonly string[], rowHeight: number): void {
  const shown = useRef(ids)
  useLayoutEffect(() => {
    const before = shown.current
    shown.current = ids
    const element = scroller.current
    if (element === null || element.scrollTop === 0 || before === ids) return
    const rows = rowsToScroll(before, ids, Math.floor(element.scrollTop / rowHeight))
    element.scrollTo({ top: element.scrollTop + rows * rowHeight, behavior: 'instant' })
  }, [scroller, ids, rowHeight])
}
