import type { DestinationPool, Mapping } from '@actions-movable-ink/runtime'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import type { DeliveryQueue } from '../queue/delivery-queue'
import type { Store } from '../store/store'
import type { DeliveryRetryPolicy } from './judge'
import type { OutcomeLog } from './outcome-log'
import type { Pause } from './pause'

/** A mapping whose events are delivered. */
export interface DeliveredMapping extends Pick<Mapping, 'name' | 'subscribe' | 'partnerAction' | 'mapping'> {
  id: string
}

/** What deliveries by all mappings work with. */
export interface DeliveryParts {
  store: Pick<Store, 'database' | 'executeSql'>
  queue: Pick<DeliveryQueue, 'due' | 'take' | 'giveBack' | 'drop'>
  outcomes: Pick<OutcomeLog, 'add'>
  policy: DeliveryRetryPolicy
  /** How long a job may be held, in milliseconds. */
  leaseMs: number
  /** Told of failures that are tried again, such as a database that is away. */
  onError: (error: unknown) => void
}

/** What the mappings of one destination share. */
export interface SharedByMappings extends DeliveryParts {
  settings: Settings
  /** Requests under way at a time, on a pool of as many. */
  concurrency: number
  pool: DestinationPool
  pause: Pause
}
