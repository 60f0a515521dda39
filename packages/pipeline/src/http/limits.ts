/** The longest body that the API takes, in bytes. The ingestion has a limit of its own. */
export const API_BODY_LIMIT_BYTES = 1024 * 1024

/** How long the server waits for what a client does not send, or does not take. In milliseconds. */
export interface Timeouts {
  /** For all headers of a request. */
  headersMs: number
  /** For the whole request. */
  requestMs: number
  /** For any byte, in either direction, while a request is under way: a stream must say something more often. */
  idleMs: number
  /** For the next request on a connection. */
  keepAliveMs: number
  /** How often requests that are over it are looked for. */
  checkMs: number
}

export const TIMEOUTS: Timeouts = {
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 60_000,
  keepAliveMs: 72_000,
  checkMs: 1000
}
