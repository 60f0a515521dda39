/** What the thread of the embedded Postgres is told. */
export type ToThread =
  /** Whole messages of the Postgres protocol. */
  | { kind: 'bytes'; bytes: Uint8Array }
  /** To end. */
  | { kind: 'close' }

/** What it says. */
export type FromThread =
  | { kind: 'open' }
  /** It cannot be opened. */
  | { kind: 'failed'; message: string }
  /** The answer to messages of the Postgres protocol. */
  | { kind: 'bytes'; bytes: Uint8Array }
