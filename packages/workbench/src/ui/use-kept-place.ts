import { useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { rowsToScroll } from './scroll-anchor'

interface Rows {
  ids: readonly string[]
  /** In pixels. */
  height: number
  /** Which list it is: another one begins at its top. Default: always the same. */
  list?: string
}

/** Keeps what is read in its place when newer rows come before it. Who is at the very top sees them come. */
export function useKeptPlace(scroller: RefObject<HTMLElement | null>, { ids, height, list = '' }: Rows): void {
  const shown = useRef({ ids, list })
  useLayoutEffect(() => {
    const before = shown.current
    shown.current = { ids, list }
    const element = scroller.current
    if (element === null || element.scrollTop === 0) return
    if (before.list !== list) return element.scrollTo({ top: 0, behavior: 'instant' })
    if (before.ids === ids) return
    const rows = rowsToScroll(before.ids, ids, Math.floor(element.scrollTop / height))
    if (rows !== 0) element.scrollTo({ top: element.scrollTop + rows * height, behavior: 'instant' })
  }, [scroller, ids, height, list])
}
