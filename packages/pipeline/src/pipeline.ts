import { Closing } from './composition/closing'
import { composeDelivery, deliveryUpkeep } from './composition/delivery'
import { openFoundation } from './composition/foundation'
import type { Foundation, Surroundings } from './composition/foundation'
import { composeIngestion } from './composition/ingestion'
import { serve } from './composition/serve'
import { configurationOf } from './configuration'
import type { Configuration, PipelineOptions } from './configuration'
import { Destinations } from './destinations/destinations'
import { LiveEvents } from './events/live-events'
import { StoredEvents } from './events/stored-events'
import { assertTokenSuits } from './http/api-token'
import { createLogger } from './logging/logger'
import { Mappings } from './mappings/mappings'
import { Retention } from './retention/retention'
import { Directory } from './routing/directory'
import { Sources } from './sources/sources'

/** A running pipeline. */
export interface Pipeline {
  /** Where it listens, such as `http://127.0.0.1:3000`; undefined for a worker that was given no port. */
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
    return await start(configurationOf(options), { logger, onError: tell, closing })
  } catch (error) {
    await closing.close()
    throw error
  }
}

async function start(configuration: Configuration, surroundings: Surroundings): Promise<Pipeline> {
  const { role, host, port, apiToken, movableInk } = configuration
  const { logger, closing } = surroundings
  if (port !== undefined) assertTokenSuits(host, apiToken)
  const foundation = await openFoundation(configuration, surroundings)
  const { store, queue, sealer, broken } = foundation
  const { database } = store
  const delivery = await composeDelivery(foundation, configuration)
  startRetention(foundation, configuration)

  const directory = new Directory(database, sealer, (mappingId) =>
    logger.warn({ mappingId }, 'the trigger of a mapping cannot be run, and matches nothing')
  )
  const refresh = async () => {
    directory.forget()
    await delivery.refresh()
  }
  const sources = new Sources(database, sealer)
  const destinations = new Destinations(database, sealer)
  const mappings = new Mappings(database, queue)
  const events = new StoredEvents(database)
  const liveEvents = new LiveEvents(events)
  const { wake, pauseOf } = delivery
  const origin = await serve(foundation, configuration, {
    api: {
      ...{ database, store, queue, sources, events, liveEvents, destinations, mappings },
      ...{ refresh, pauseOf, wake, movableInk }
    },
    ingestion: composeIngestion(foundation, directory, { delivery, liveEvents })
  })
  // A process that cannot listen ends without having delivered anything.
  await delivery.start()
  logger.info({ origin, role }, 'started')
  return { origin, sources, destinations, mappings, refresh, broken, close: () => closing.close() }
}

function startRetention(foundation: Foundation, { keepDays, keepEvents }: Configuration): void {
  const { store, onError, closing } = foundation
  const retention = new Retention(store, { keepDays, keepEvents }, onError, deliveryUpkeep(foundation))
  closing.add(() => retention.stop())
  retention.start()
}
