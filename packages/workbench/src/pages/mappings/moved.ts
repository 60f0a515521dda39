/** A list with one of its items a place further up (-1) or down (1); as it was where there is no such place. */
export function moved<Item>(items: readonly Item[], item: Item, by: -1 | 1): Item[] {
  const from = items.indexOf(item)
  const to = from + by
  if (from === -1 || to < 0) return [...items]
  return items.toSpliced(from, 1).toSpliced(to, 0, item)
}
