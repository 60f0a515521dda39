import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { StoreLocation } from '../store/open-store'

/** Everything in the files of a folder, the key file aside. */
async function bytesIn(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'pipeline.key')
  return Buffer.concat(await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name)))))
}

/** Everything in the tables of a database, as text. */
async function rowsIn(databaseUrl: string): Promise<Buffer> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const texts: string[] = []
  const { rows: tables } = await client.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname like 'movable%'"
  )
  for (const { name } of tables) {
    const { rows } = await client.query<{ text: string }>(`select entry::text as text from ${name} as entry`)
    texts.push(...rows.map(({ text }) => text))
  }
  await client.end()
  return Buffer.from(texts.join('\n'))
}

/** All that a pipeline has stored but for its key: to look for what must not be there. */
export async function everythingStored({ dataFolder, databaseUrl }: StoreLocation): Promise<Buffer> {
  const inFiles = await bytesIn(dataFolder)
  return databaseUrl === undefined ? inFiles : Buffer.concat([inFiles, await rowsIn(databaseUrl)])
}
