import type { EventType } from '../api/events'

/** All types of events, in the order in which people meet them. */
export const EVENT_TYPES: readonly EventType[] = ['identify', 'track', 'page', 'screen', 'group', 'alias']

/** Sorts by type; types that Segment does not know come last. */
export function byType({ type: one }: { type: string }, { type: other }: { type: string }): number {
  const placeOf = (type: string) => {
    const place = EVENT_TYPES.findIndex((known) => known === type)
    return place === -1 ? EVENT_TYPES.length : place
  }
  return placeOf(one) - placeOf(other)
}
