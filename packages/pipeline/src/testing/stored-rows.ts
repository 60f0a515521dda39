import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Database } from '../store/database'

/** The one text that an expression gives over a table. */
async function textOf(database: Database, expression: SQL<string>, table: SQL): Promise<string> {
  const [row] = await database.select({ text: expression }).from(table)
  return row?.text ?? ''
}

const CONTENT = sql<string>`count(*) || ' ' || coalesce(md5(string_agg(entry::text, ' ' order by entry::text)), '')`

/** Of each table of the pipeline how many rows it has and a hash of all that they hold, of the queue how many jobs. */
export async function storedRows(database: Database): Promise<Record<string, string>> {
  const tables = await database
    .select({ name: sql<string>`tablename` })
    .from(sql`pg_tables`)
    .where(sql`schemaname = 'movable_ink'`)
  const stored: Record<string, string> = {}
  for (const { name } of tables) {
    stored[name] = await textOf(database, CONTENT, sql`movable_ink.${sql.identifier(name)} as entry`)
  }
  return { ...stored, job: await textOf(database, sql<string>`count(*)::text`, sql`movable_ink_queue.job`) }
}
