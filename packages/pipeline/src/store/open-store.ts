import { PipelineError } from '../pipeline-error'
import { connectStore } from './connect-store'
import type { StoreLimits } from './connect-store'
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

/**
 * On a server others may hold a lock, or a statement may hang, and with it one of the few connections, until all of them do.
 * Nothing that the pipeline does takes near so long but the migrations. In milliseconds.
 */
const LIMITS: StoreLimits = {
  statement_timeout: 60_000,
  lock_timeout: 15_000,
  /** For a process that stands still within a transaction, and holds what it has locked. */
  idle_in_transaction_session_timeout: 30_000,
  /** For a server that answers nothing at all, and so does not keep to the others. */
  query_timeout: 75_000
}

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
    events.onError,
    LIMITS
  ).catch((error: Error) => {
    throw error instanceof PipelineError ? error : whyUnusable(error)
  })
}
