import { PipelineError } from '../pipeline-error'
import { connectStore } from './connect-store'
import { openEmbeddedStore } from './embedded/open-embedded-store'
import type { Store, StoreEvents } from './store'

/** Where the store is. */
export interface StoreLocation {
  /** For the store that comes with the pipeline. */
  dataFolder: string
  /** A Postgres server to use instead. Never appears in a message. */
  databaseUrl?: string
}

/** To the server, of each process. */
const CONNECTIONS = 10

/** How long a connection may take, or a wait for a free one. A server that vanished without a word is noticed so. */
const CONNECT_MS = 30_000

/** What `pg` and the system say of a server that cannot be used. */
const whyUnusable = ({ code }: NodeJS.ErrnoException) =>
  new PipelineError(
    `The Postgres server of DATABASE_URL cannot be used (${code ?? 'no reason given'}). Check the address, the user, the password and the database in it.`
  )

/**
 * Opens the store.
 *
 * @throws PipelineError when it cannot be opened
 */
export async function openStore({ dataFolder, databaseUrl }: StoreLocation, events: StoreEvents): Promise<Store> {
  if (databaseUrl === undefined) return openEmbeddedStore(dataFolder, events)
  return connectStore(
    { connectionString: databaseUrl, max: CONNECTIONS, connectionTimeoutMillis: CONNECT_MS, keepAlive: true },
    events.onError
  ).catch((error: Error) => {
    throw error instanceof PipelineError ? error : whyUnusable(error)
  })
}
