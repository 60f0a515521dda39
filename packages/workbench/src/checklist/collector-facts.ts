import type { Destination } from '../api/destinations'
import type { MovableInk } from '../api/movable-ink'
import type { CollectorFacts } from './flow-facts'

/** Whether a destination sends to the collector on this machine, as far as what is shown of both URLs tells. */
export const sendsToCollector = (destination: Pick<Destination, 'settings'>, movableInk: MovableInk): boolean =>
  movableInk.embedded && destination.settings.movable_ink_url?.shown === movableInk.url

/** What there is to know of the collector for a destination; undefined when the destination sends elsewhere. */
export function collectorFacts(
  destination: Pick<Destination, 'settings'>,
  movableInk: MovableInk | undefined
): CollectorFacts | undefined {
  if (movableInk?.embedded !== true || !sendsToCollector(destination, movableInk)) return undefined
  return { activeEventMappings: movableInk.eventMappings.active }
}
