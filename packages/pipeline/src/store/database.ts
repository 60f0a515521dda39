import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type * as schema from './schema'

/** Drizzle on the store, or within a transaction of it. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>
