import type { Configuration } from '../configuration'
import { countPending } from '../delivery/pending'
import type { Logger } from '../logging/logger'
import { PipelineMetrics } from '../metrics/pipeline-metrics'
import { DeliveryQueue } from '../queue/delivery-queue'
import { assertKeyFits } from '../secrets/assert-key-fits'
import { readKey } from '../secrets/key'
import { sealerWith } from '../secrets/sealer'
import type { Sealer } from '../secrets/sealer'
import { openStore } from '../store/open-store'
import type { Store } from '../store/store'
import type { Closing } from './closing'

/** Where a pipeline tells what happens, and what it has to close in the end. */
export interface Surroundings {
  logger: Logger
  /** Told of what goes wrong while nobody waits for it. */
  onError: (error: unknown) => void
  closing: Closing
}

/** What all parts of a pipeline stand on. */
export interface Foundation extends Surroundings {
  store: Store
  queue: DeliveryQueue
  sealer: Sealer
  metrics: PipelineMetrics
  /** Rejects when the store is gone. */
  broken: Promise<never>
}

/** @throws PipelineError when the key or the store cannot be used */
export async function openFoundation(configuration: Configuration, surroundings: Surroundings): Promise<Foundation> {
  const { dataFolder, key, leaseSeconds } = configuration
  const { onError, closing } = surroundings
  const sealer = sealerWith(await readKey(key, dataFolder))
  let onBroken: (error: Error) => void = onError
  const broken = new Promise<never>((_resolve, reject) => (onBroken = reject))
  broken.catch(onError)
  const store = await openStore(configuration, { onError, onBroken })
  closing.add(() => store.close())
  await assertKeyFits(store.database, sealer)
  const queue = await DeliveryQueue.open(store, onError, leaseSeconds)
  closing.add(() => queue.close())
  const metrics = new PipelineMetrics(() => countPending(store))
  return { ...surroundings, store, queue, sealer, metrics, broken }
}
