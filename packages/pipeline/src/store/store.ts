import type { Database } from './database'
import type { Rows, SqlExecutor, Statement } from './statements'

/** Who is told of what happens to a store by itself. */
export interface StoreEvents {
  /** Of what broke and heals: a connection that nothing used, for one. */
  onError: (error: Error) => void
  /** It is gone, and the process cannot go on with it. */
  onBroken: (error: Error) => void
}

/**
 * Everything that must last, on Postgres: the one that comes with the pipeline, compiled to WebAssembly, with its files in
 * a data folder; or a server.
 */
export interface Store extends SqlExecutor {
  readonly database: Database
  /** Whether no other process can have it open, so that whatever looks under way at the start was left by one that ended. */
  readonly isExclusive: boolean
  /**
   * Runs statements as one transaction, in one round trip: for what is done all the time, where a round trip for each
   * costs more than the statements. When another transaction at the same time undoes it, by a deadlock for one, it is run
   * again.
   *
   * @returns the rows of each
   */
  atomically(statements: readonly Statement[]): Promise<Rows[]>
  close(): Promise<void>
}
