import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** Whether tests are to use a Postgres server: that of `TEST_DATABASE_URL`, which `scripts/with-postgres.sh` sets. */
export const hasServer = () => process.env.TEST_DATABASE_URL !== undefined

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (url === undefined) throw new Error('These tests need a Postgres server: npm run test:postgres')
  return url
}

/** The address of a database of the server. */
export const urlOf = (database: string): string =>
  Object.assign(new URL(serverUrl()), { pathname: `/${database}` }).href

/** Connects to the server, and to none of the tests' databases, for as long as the work takes. */
export async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A database of the server, whoever made it removes it. */
export interface TestDatabase {
  databaseUrl: string
  remove: () => Promise<void>
}

/** @param template what it is a copy of; by default it is empty */
export async function newDatabase(template = 'template1'): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer((client) => client.query(`create database ${name} template ${template}`))
  return {
    databaseUrl: urlOf(name),
    remove: async () => void (await onServer((client) => client.query(`drop database ${name} with (force)`)))
  }
}

/** Makes databases on the server, each empty; they are gone after the test. */
export function databasesForTests() {
  const databases: TestDatabase[] = []
  afterEach(async () => {
    for (const database of databases.splice(0)) await database.remove()
  })

  return async (): Promise<string> => {
    const database = await newDatabase()
    databases.push(database)
    return database.databaseUrl
  }
}
