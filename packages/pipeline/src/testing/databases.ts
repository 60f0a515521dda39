import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** The server that `scripts/with-postgres.sh` started. */
function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (url === undefined) throw new Error('These tests need a Postgres server: npm run test:postgres')
  return url
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** Makes databases on the test's Postgres server, each empty; they are gone after the test. */
export function databasesForTests() {
  const names: string[] = []
  afterEach(async () => {
    for (const name of names.splice(0)) await onServer(`drop database ${name} with (force)`)
  })

  return async (): Promise<string> => {
    const name = `test_${randomUUID().replaceAll('-', '')}`
    await onServer(`create database ${name}`)
    names.push(name)
    return Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href
  }
}
