import {
  CollectorError,
  keptCredentials,
  openDataFolder,
  requestLine,
  startCollector
} from '@actions-movable-ink/collector'
import type { Collector } from '@actions-movable-ink/collector'
import { PipelineError } from '../pipeline-error'

/** Where the collector listens, unless something else does. */
const USUAL_PORT = 8443

/**
 * Starts the collector that plays Movable Ink, with the same credentials as the last time.
 *
 * @param say told of every request it gets
 * @throws PipelineError when it cannot start
 */
export async function startEmbeddedCollector(dataFolder: string, say: (line: string) => void): Promise<Collector> {
  try {
    const credentials = await keptCredentials(await openDataFolder(dataFolder), {})
    const options = {
      ...credentials,
      dataFolder,
      onAnswered: (request: Parameters<typeof requestLine>[0]) => say(requestLine(request))
    }
    return await startCollector({ ...options, port: USUAL_PORT }).catch(() => startCollector(options))
  } catch (error) {
    throw error instanceof CollectorError ? new PipelineError(error.message) : error
  }
}
