import type { Database } from './database'
import type { Rows, SqlExecutor, Statement } from './statements'

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
   * costs more than the statements.
   *
   * @returns the rows of each
   */
  atomically(statements: readonly Statement[]): Promise<Rows[]>
  close(): Promise<void>
}
