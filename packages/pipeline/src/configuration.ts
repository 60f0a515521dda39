/** What a process of the pipeline does: `ingest` takes events in and serves the API, `worker` delivers. */
export const ROLES = ['all', 'ingest', 'worker'] as const
export type Role = (typeof ROLES)[number]

/** How a pipeline is started. */
export interface PipelineOptions {
  /** Where the store and the key are. */
  dataFolder: string
  /** A Postgres server, instead of the store in the data folder. */
  databaseUrl?: string
  /** 32 bytes in base64 to seal secrets with, instead of a key file in the data folder. */
  key?: string
  /** The address to listen on. Default `127.0.0.1`. */
  host?: string
  /** Default 3000; 0 for any free one. */
  port?: number
  /** Default `all`. */
  role?: Role
  /** What the API asks for as soon as it listens anywhere else than on this machine. */
  apiToken?: string
  /** For how long a worker may hold a job, in seconds. Default 60. */
  leaseSeconds?: number
}
