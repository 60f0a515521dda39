import { isIPv6 } from 'node:net'
import type { AddressInfo } from 'node:net'
import { v7 as newId } from 'uuid'
import type { PipelineOptions } from './configuration'
import { RETRY_POLICY } from './delivery/judge'
import { OutcomeLog } from './delivery/outcome-log'
import { noteOutcomes } from './delivery/outcomes'
import type { Outcome } from './delivery/outcomes'
import { countPending } from './delivery/pending'
import { restoreJobs } from './delivery/restore-jobs'
import { Workers } from './delivery/workers'
import { Destinations } from './destinations/destinations'
import { LiveEvents } from './events/live-events'
import { StoredEvents } from './events/stored-events'
import { assertTokenSuits } from './http/api-token'
import { listen } from './http/listen'
import { buildServer } from './http/server'
import { GroupCommit } from './ingestion/group-commit'
import { MAX_COMMIT } from './ingestion/limits'
import { storeEvents } from './ingestion/store-events'
import type { Incoming } from './ingestion/store-events'
import { logOutcomes } from './logging/log-outcomes'
import { createLogger } from './logging/logger'
import type { Logger } from './logging/logger'
import { Mappings } from './mappings/mappings'
import { removeOrphanedQueues } from './mappings/remove-orphaned-queues'
import { PipelineMetrics } from './metrics/pipeline-metrics'
import { DeliveryQueue, LEASE_SECONDS } from './queue/delivery-queue'
import { KEPT, Retention } from './retention/retention'
import { Directory } from './routing/directory'
import { assertKeyFits } from './secrets/assert-key-fits'
import { readKey } from './secrets/key'
import { sealerWith } from './secrets/sealer'
import { Sources } from './sources/sources'
import { openStore } from './store/open-store'

/** A running pipeline. */
export interface Pipeline {
  /** Where it listens, such as `http://127.0.0.1:3000`; undefined for a worker alone. */
  origin?: string
  sources: Sources
  destinations: Destinations
  mappings: Mappings
  /** Takes over at once what was changed in sources, destinations and mappings. */
  refresh: () => Promise<void>
  /** Rejects when it cannot go on, because its store is gone. */
  broken: Promise<never>
  /** Takes no more events, finishes the requests under way, and closes the store. */
  close: () => Promise<void>
}

/** What is to be closed, the newest first. */
class Closing {
  readonly #closers: (() => Promise<void>)[] = []

  add(close: () => Promise<void>): void {
    this.#closers.unshift(close)
  }

  /** Closes everything, also where something could not be. */
  async close(): Promise<void> {
    const failures: unknown[] = []
    for (const close of this.#closers.splice(0)) await close().catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be closed')
  }
}

/**
 * Starts the pipeline.
 *
 * @param onError told, besides the log, of what goes wrong while nobody waits for it
 * @throws PipelineError when it cannot start, with the reason
 */
export async function startPipeline(
  options: PipelineOptions,
  onError: (error: unknown) => void = () => undefined
): Promise<Pipeline> {
  const closing = new Closing()
  const logger = createLogger(options)
  const tell = (error: unknown) => {
    logger.error({ err: error }, 'something went wrong in the background')
    onError(error)
  }
  try {
    return await start(options, logger, tell, closing)
  } catch (error) {
    await closing.close()
    throw error
  }
}

async function start(
  options: PipelineOptions,
  logger: Logger,
  onError: (error: unknown) => void,
  closing: Closing
): Promise<Pipeline> {
  const { dataFolder, host = '127.0.0.1', port = 3000, role = 'all', leaseSeconds = LEASE_SECONDS } = options
  const { apiToken, allowedHosts } = options
  if (role !== 'worker') assertTokenSuits(host, apiToken)
  const sealer = sealerWith(await readKey(options.key, dataFolder))
  let onBroken: (error: Error) => void = onError
  const broken = new Promise<never>((_resolve, reject) => (onBroken = reject))
  broken.catch(onError)
  const store = await openStore(options, { onError, onBroken })
  closing.add(() => store.close())
  const { database } = store
  await assertKeyFits(database, sealer)
  const queue = await DeliveryQueue.open(store, onError, leaseSeconds)
  closing.add(() => queue.close())

  const outcomes = new OutcomeLog((some) => noteOutcomes(store, queue, some), onError)
  closing.add(() => outcomes.close())
  const metrics = new PipelineMetrics(() => countPending(store))
  const observedOutcomes = {
    add(some: readonly Outcome[]) {
      metrics.onOutcomes(some)
      logOutcomes(logger, some)
      outcomes.add(some)
    }
  }
  const deliveryParts = {
    database,
    queue,
    outcomes: observedOutcomes,
    policy: RETRY_POLICY,
    leaseMs: leaseSeconds * 1000,
    onError
  }
  const workers = new Workers(deliveryParts, sealer)
  closing.add(() => workers.stop())
  await restoreJobs(store, queue)
  await removeOrphanedQueues(database, queue)
  if (role !== 'ingest') await workers.start()

  const { keepDays = KEPT.keepDays, keepEvents = KEPT.keepEvents } = options
  const retention = new Retention(store, { keepDays, keepEvents }, onError)
  closing.add(() => retention.stop())
  retention.start()

  const directory = new Directory(database, sealer)
  const routesOf = (sourceId: string) => directory.routesOf(sourceId)
  const eventStore = { store, queue, routesOf, newId, observer: metrics }
  const wake = (mappingIds: Iterable<string>) => workers.wake(mappingIds)
  const commit = new GroupCommit<Incoming>(
    async (incoming) => wake(await storeEvents(eventStore, incoming)),
    MAX_COMMIT,
    ({ event }) => event.json.length
  )
  const refresh = async () => {
    directory.forget()
    if (role !== 'ingest') await workers.refresh()
  }

  const sources = new Sources(database, sealer)
  const destinations = new Destinations(database, sealer)
  const mappings = new Mappings(database, queue)
  const events = new StoredEvents(database)
  const liveEvents = new LiveEvents(events)
  const server = await buildServer({
    api: { database, store, queue, sources, events, liveEvents, destinations, mappings, refresh, wake },
    ingestion: {
      now: Date.now,
      newId,
      sourceOf: (writeKey) => directory.sourceOf(writeKey),
      store: async (sourceId, incoming) => {
        await commit.add(incoming.map((event) => ({ sourceId, event })))
        liveEvents.notify(sourceId)
      },
      observer: metrics
    },
    health: { askStore: () => store.executeSql('select 1') },
    metrics,
    logger,
    names: { host, allowedHosts },
    apiToken
  })
  closing.add(() => server.close())
  if (role !== 'worker') await listen(server, host, port)
  const address = server.server.address() as AddressInfo | null
  const origin = address === null ? undefined : `http://${isIPv6(host) ? `[${host}]` : host}:${address.port}`
  logger.info({ origin, role }, 'started')

  return {
    origin,
    sources,
    destinations,
    mappings,
    refresh,
    broken,
    close: () => closing.close()
  }
}
