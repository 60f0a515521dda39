import type { Destinations } from '../destinations/destinations'
import type { PauseState } from '../delivery/pause'
import type { LiveEvents } from '../events/live-events'
import type { StoredEvents } from '../events/stored-events'
import type { Mappings } from '../mappings/mappings'
import type { DeliveryQueue } from '../queue/delivery-queue'
import type { Sources } from '../sources/sources'
import type { Database } from '../store/database'
import type { Store } from '../store/store'
import type { EmbeddedMovableInk } from './movable-ink-port'

/** What the API works with. */
export interface ApiParts {
  database: Database
  store: Pick<Store, 'atomically' | 'executeSql'>
  queue: Pick<DeliveryQueue, 'add' | 'done' | 'remove'>
  sources: Sources
  events: StoredEvents
  liveEvents: LiveEvents
  destinations: Destinations
  mappings: Mappings
  /** Takes over at once what was changed in sources, destinations and mappings. */
  refresh: () => Promise<void>
  /** Whether deliveries to a destination wait because it took nothing lately. */
  pauseOf: (destinationId: string) => PauseState
  /** Tells the workers that these mappings may have jobs. */
  wake: (mappingIds: Iterable<string>) => void
  /** Where a collector plays Movable Ink on this machine. */
  movableInk?: EmbeddedMovableInk
}
