interface Places {
  /** -1 when nothing is chosen. */
  place: number
  count: number
  /** How many rows a page up or down moves. */
  pageSize: number
}

/** Where a key leads in a list; undefined when it leads nowhere. */
export function placeAfter(key: string, { place, count, pageSize }: Places): number | undefined {
  const wanted: Readonly<Record<string, number>> = {
    ArrowDown: place + 1,
    ArrowUp: place === -1 ? 0 : place - 1,
    PageDown: place + pageSize,
    PageUp: place - pageSize,
    Home: 0,
    End: count - 1
  }
  const to = wanted[key]
  if (to === undefined || count === 0) return undefined
  return Math.min(Math.max(to, 0), count - 1)
}
