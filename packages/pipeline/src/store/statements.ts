/** Rows of a statement. */
export interface Rows {
  rows: unknown[]
}

/** What pg-boss runs its statements with. */
export interface SqlExecutor {
  executeSql(text: string, values?: unknown[]): Promise<Rows>
}

/** A statement in SQL, with `$1`, `$2` … for its values. */
export interface Statement {
  text: string
  values?: unknown[]
}

/** Records statements, to be run together later; where pg-boss expects an answer it gets that nothing was found. */
export class StatementList implements SqlExecutor {
  readonly statements: Statement[] = []

  executeSql(text: string, values?: unknown[]): Promise<Rows> {
    this.statements.push({ text, values })
    return Promise.resolve({ rows: [{ count: 0 }] })
  }
}
