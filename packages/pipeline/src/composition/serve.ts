import { isIPv6 } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { ApiParts } from '../api/api-parts'
import type { Configuration } from '../configuration'
import { listen } from '../http/listen'
import { buildServer, buildWorkerServer } from '../http/server'
import type { Ingestion } from '../ingestion/routes'
import type { Foundation } from './foundation'

/** What is served, besides what every process has to say of itself. */
export interface Served {
  api: ApiParts
  ingestion: Ingestion
}

/**
 * Builds the server, which listens unless this process only delivers and was given no port.
 *
 * @returns where it listens, such as `http://127.0.0.1:3000`
 * @throws PipelineError when it cannot listen there
 */
export async function serve(
  { store, metrics, logger, closing }: Foundation,
  { host, port, role, allowedHosts, apiToken, pages }: Configuration,
  served: Served
): Promise<string | undefined> {
  const options = {
    health: { askStore: () => store.executeSql('select 1') },
    metrics,
    logger,
    names: { host, allowedHosts },
    apiToken
  }
  const server =
    role === 'worker' ? await buildWorkerServer(options) : await buildServer({ ...options, ...served, pages })
  closing.add(() => server.close())
  if (port === undefined) return undefined
  await listen(server, host, port)
  const address = server.server.address() as AddressInfo | null // as it listens on a port
  return address === null ? undefined : `http://${isIPv6(host) ? `[${host}]` : host}:${address.port}`
}
