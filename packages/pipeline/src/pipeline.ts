import type { AddressInfo } from 'node:net'
import { v7 as newId } from 'uuid'
import type { PipelineOptions } from './configuration'
import { RETRY_POLICY } from './delivery/judge'
import { OutcomeLog } from './delivery/outcome-log'
import { noteOutcomes } from './delivery/outcomes'
import { restoreJobs } from './delivery/restore-jobs'
import { Workers } from './delivery/workers'
import { Destinations } from './destinations/destinations'
import { buildServer } from './http/server'
import { GroupCommit } from './ingestion/group-commit'
import { MAX_BATCH_EVENTS } from './ingestion/limits'
import { storeEvents } from './ingestion/store-events'
import type { Incoming } from './ingestion/store-events'
import { Mappings } from './mappings/mappings'
import { DeliveryQueue, LEASE_SECONDS } from './queue/delivery-queue'
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
  /** Takes over at once what was changed in destinations and mappings. */
  refresh: () => Promise<void>
  /** Takes no more events, finishes the requests under way, and closes the store. */
  close: () => Promise<void>
}

/**
 * Starts the pipeline.
 *
 * @throws PipelineError when it cannot start, with the reason
 */
export async function startPipeline(options: PipelineOptions, onError: (error: unknown) => void): Promise<Pipeline> {
  const { dataFolder, host = '127.0.0.1', port = 3000, role = 'all', leaseSeconds = LEASE_SECONDS } = options
  const sealer = sealerWith(await readKey(options.key, dataFolder))
  const store = await openStore(options, onError)
  const { database } = store
  await assertKeyFits(database, sealer)
  const queue = await DeliveryQueue.open(store, onError, leaseSeconds)
  const sources = new Sources(database, sealer)

  const outcomes = new OutcomeLog((some) => noteOutcomes(store, queue, some), onError)
  const workers = new Workers(
    { database, queue, outcomes, policy: RETRY_POLICY, leaseMs: leaseSeconds * 1000, onError },
    sealer
  )
  await restoreJobs(store, queue)
  if (role !== 'ingest') await workers.start()

  const directory = new Directory(database, sealer)
  const eventStore = { store, queue, routesOf: (sourceId: string) => directory.routesOf(sourceId), newId }
  const commit = new GroupCommit<Incoming>(
    async (incoming) => wake(await storeEvents(eventStore, incoming)),
    MAX_BATCH_EVENTS
  )
  const destinations = new Destinations(database, sealer)
  const mappings = new Mappings(database, queue)
  const wake = (mappingIds: Iterable<string>) => workers.wake(mappingIds)
  const refresh = async () => {
    directory.forget()
    await workers.refresh()
  }
  const server = await buildServer({
    api: { database, queue, sources, destinations, mappings, refresh, wake },
    ingestion: {
      now: Date.now,
      newId,
      sourceOf: (writeKey) => directory.sourceOf(writeKey),
      store: (sourceId, events) => commit.add(events.map((event) => ({ sourceId, event }))),
      onRejected: () => undefined
    }
  })
  if (role !== 'worker') await server.listen({ host, port })
  const address = server.server.address() as AddressInfo | null

  return {
    origin: address === null ? undefined : `http://${host}:${address.port}`,
    sources,
    destinations,
    mappings,
    refresh,
    async close() {
      await server.close()
      await workers.stop()
      await outcomes.close()
      await queue.close()
      await store.close()
    }
  }
}
