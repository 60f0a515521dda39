/**
 * By how many rows a list must be scrolled on, so that what was at its top stays there when newer rows come before it.
 *
 * @param before ids of the rows that were shown
 * @param after ids of those that are
 * @param top which of the rows before was at the top
 */
export function rowsToScroll(before: readonly string[], after: readonly string[], top: number): number {
  const places = new Map(after.map((id, place) => [id, place]))
  // The row itself may have left the list, as one that is delivered leaves the retrying ones: then the next one counts.
  for (const [offset, id] of before.slice(top).entries()) {
    const place = places.get(id)
    if (place !== undefined) return place - (top + offset)
  }
  return 0
}
