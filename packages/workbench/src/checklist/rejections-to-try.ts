import type { Delivery } from '../api/deliveries'
import type { Flow } from '../api/flow'
import { sendsToCollector } from './collector-facts'
import { failuresOf } from './failures'
import { eventKind, isUntaken } from './rejections'

/** So many kinds of rejected events are tried again on the event mappings of the collector. */
const MOST_TRIED = 3

/**
 * The rejected events of which the collector on this machine can tell whether it would take them by now: the newest of each
 * kind that no event mapping took, the newest first. None where a destination sends elsewhere.
 */
export function rejectionsToTry(flow: Omit<Flow, 'takenNow'>): Delivery[] {
  const { destination, movableInk } = flow
  if (movableInk === undefined || !sendsToCollector(destination, movableInk)) return []
  const newest = new Map<string, Delivery>()
  for (const { newest: one, isChangedSince } of failuresOf({ ...flow, takenNow: [] })) {
    const kind = eventKind(one)
    if (isUntaken(one) && !isChangedSince && !newest.has(kind)) newest.set(kind, one)
  }
  return [...newest.values()].slice(0, MOST_TRIED)
}
