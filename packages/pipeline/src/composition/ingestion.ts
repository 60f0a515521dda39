import { v7 as newId } from 'uuid'
import type { LiveEvents } from '../events/live-events'
import { GroupCommit } from '../ingestion/group-commit'
import { MAX_COMMIT } from '../ingestion/limits'
import type { Ingestion } from '../ingestion/routes'
import { routeEvents, weightOf } from '../ingestion/route-events'
import { storeEvents } from '../ingestion/store-events'
import type { Incoming } from '../ingestion/store-events'
import type { Directory } from '../routing/directory'
import type { Delivery } from './delivery'
import type { Foundation } from './foundation'

/** What is told of events that were stored. */
export interface ToldOfEvents {
  delivery: Pick<Delivery, 'wake'>
  liveEvents: Pick<LiveEvents, 'notify'>
}

/** What takes events in: it stores them, those that come at about the same time together, and tells of them. */
export function composeIngestion(
  { store, queue, metrics }: Pick<Foundation, 'store' | 'queue' | 'metrics'>,
  directory: Pick<Directory, 'sourceOf' | 'routesOf'>,
  { delivery, liveEvents }: ToldOfEvents
): Ingestion {
  const eventStore = { store, queue, newId, observer: metrics }
  const commit = new GroupCommit<Incoming>(
    async (incoming) => delivery.wake(await storeEvents(eventStore, incoming)),
    MAX_COMMIT,
    weightOf
  )
  return {
    now: Date.now,
    newId,
    sourceOf: (writeKey) => directory.sourceOf(writeKey),
    async store(sourceId, events) {
      await commit.add(routeEvents(sourceId, events, await directory.routesOf(sourceId)))
      liveEvents.notify(sourceId)
    },
    observer: metrics
  }
}
