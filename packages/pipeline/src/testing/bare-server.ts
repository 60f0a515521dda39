import type { FastifyInstance } from 'fastify'
import type { ApiParts } from '../api/api-parts'
import { buildServer } from '../http/server'
import type { ServerOptions } from '../http/server'
import { createLogger } from '../logging/logger'
import type { PipelineMetrics } from '../metrics/pipeline-metrics'
import type { Ingestion } from '../ingestion/routes'

let isClosing = false

/** Stands for what a refused request must never come to: whatever is asked of it fails, but to close. */
const unreachable: object = new Proxy(() => undefined, {
  get: (_target, name) => (name === 'then' ? undefined : unreachable),
  apply() {
    if (!isClosing) throw new Error('A request that was to be refused came through')
  }
})

const noMetrics: ServerOptions['metrics'] = {
  contentType: 'text/plain' as PipelineMetrics['contentType'], // the type names one format of Prometheus alone
  text: () => Promise.resolve(''),
  onAnswered: () => undefined
}

/** Builds a server with nothing behind its routes. Close it with `closeBare`. */
export async function bareServer(options: Partial<ServerOptions> = {}): Promise<FastifyInstance> {
  const app = await buildServer({
    ingestion: unreachable as Ingestion, // any part of it fails
    api: unreachable as ApiParts, // the same
    health: { askStore: () => Promise.resolve() },
    metrics: noMetrics,
    logger: createLogger({ logLevel: 'silent' }),
    names: { host: '127.0.0.1' },
    ...options
  })
  await app.ready()
  return app
}

/** Closes servers, which may ask what is behind their routes to close, too. */
export async function closeBare(servers: readonly FastifyInstance[]): Promise<void> {
  isClosing = true
  for (const app of servers) await app.close()
  isClosing = false
}
