import type { EmbeddedMovableInk } from './api/movable-ink-port'
import type { LogOptions } from './logging/logger'
import { LEASE_SECONDS } from './queue/delivery-queue'
import { KEPT } from './retention/retention'

/** What a process of the pipeline does: `ingest` takes events in and serves the API, `worker` delivers. */
export const ROLES = ['all', 'ingest', 'worker'] as const
export type Role = (typeof ROLES)[number]

/** How a pipeline is started. */
export interface PipelineOptions extends LogOptions {
  /** Where the store and the key are. */
  dataFolder: string
  /** A Postgres server, instead of the store in the data folder. */
  databaseUrl?: string
  /** 32 bytes in base64 to seal secrets with, instead of a key file in the data folder. */
  key?: string
  /** The address to listen on. Default `127.0.0.1`. */
  host?: string
  /** Default 3000, but for a worker, which listens on a port that is given alone; 0 for any free one. */
  port?: number
  /** Default `all`. */
  role?: Role
  /** More names that it may be called by, without ports: of this machine in a network, or of a proxy before it. */
  allowedHosts?: readonly string[]
  /**
   * What everything but the ingestion and the health check asks for. Needed as soon as it listens anywhere else than on
   * this machine; at least 16 characters.
   */
  apiToken?: string
  /** The folder of an app that is served to browsers, beside the API. Default: none. */
  pages?: string
  /** Movable Ink as it is played on this machine, which the API shows. Default: none. */
  movableInk?: EmbeddedMovableInk
  /** For how long a worker may hold a job, in seconds. Default 60. */
  leaseSeconds?: number
  /** For how long events are kept, in days. Default 30. Whatever is not delivered yet is kept for longer. */
  keepDays?: number
  /** How many events are kept. Default 1,000,000. Whatever is not delivered is kept beyond it. */
  keepEvents?: number
}

/** How a pipeline is started, with the default of what was not said. */
export type Configuration = PipelineOptions &
  Required<Pick<PipelineOptions, 'host' | 'role' | 'leaseSeconds' | 'keepDays' | 'keepEvents'>>

/** Where whatever serves more than its metrics listens, unless it is told otherwise. */
const USUAL_PORT = 3000

/** Gives what was not said its default. */
export function configurationOf(options: PipelineOptions): Configuration {
  const { host = '127.0.0.1', role = 'all', leaseSeconds = LEASE_SECONDS } = options
  // Beside another process on the same machine a worker would find the usual one in use.
  const { port = role === 'worker' ? undefined : USUAL_PORT } = options
  const { keepDays = KEPT.keepDays, keepEvents = KEPT.keepEvents } = options
  return { ...options, host, port, role, leaseSeconds, keepDays, keepEvents }
}
