import {
  CollectorError,
  keptCredentials,
  keptEventMappings,
  openDataFolder,
  RecentRejections,
  requestLine,
  startCollector
} from '@actions-movable-ink/collector'
import type { Collector, CollectorOptions } from '@actions-movable-ink/collector'
import type { EmbeddedMovableInk } from '../api/movable-ink-port'
import { PipelineError } from '../pipeline-error'
import { collectorAsMovableInk } from './collector-as-movable-ink'

/** Where the collector listens, unless something else does. */
const USUAL_PORT = 8443

/** The collector that plays Movable Ink. */
export interface EmbeddedCollector {
  collector: Collector
  /** The same, for the API. */
  movableInk: EmbeddedMovableInk
}

/**
 * Starts the collector that plays Movable Ink, with the same credentials and event mappings as the last time.
 *
 * @param say told of every request it gets
 * @throws PipelineError when it cannot start
 */
export async function startEmbeddedCollector(
  dataFolder: string,
  say: (line: string) => void
): Promise<EmbeddedCollector> {
  try {
    const folder = await openDataFolder(dataFolder)
    const rejections = new RecentRejections()
    const options: CollectorOptions = {
      ...(await keptCredentials(folder, {})),
      eventMappings: await keptEventMappings(folder),
      dataFolder,
      onAnswered(request) {
        rejections.note(request)
        say(requestLine(request))
      }
    }
    const collector = await startCollector({ ...options, port: USUAL_PORT }).catch(() => startCollector(options))
    return { collector, movableInk: collectorAsMovableInk(collector, folder, rejections) }
  } catch (error) {
    throw error instanceof CollectorError ? new PipelineError(error.message) : error
  }
}
