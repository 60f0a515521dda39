import type { SegmentEvent } from '@segment/actions-core'
import type { Route } from '../routing/routes'
import type { AcceptedEvent } from './accept-event'
import { ROW_WEIGHT } from './limits'
import type { Incoming } from './store-events'

/** Decides by which mappings the events of a source go. Before they are stored: it says how much there is to store. */
export const routeEvents = (sourceId: string, events: readonly AcceptedEvent[], routes: readonly Route[]): Incoming[] =>
  events.map((event) => ({
    ...{ sourceId, event },
    // Triggers look at any object.
    routes: routes.filter(({ matches }) => matches(event.payload as unknown as SegmentEvent))
  }))

/** How much there is to store of an event with its deliveries and their jobs, in characters of JSON. */
export const weightOf = ({ event, routes }: Incoming): number => event.json.length + ROW_WEIGHT * (1 + routes.length)
