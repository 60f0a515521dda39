import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'

const SCRIPT = join(__dirname, '../../../scripts/with-postgres.sh')

/** Says where the server is and runs until its standard input ends, which it does with the bench, however that ends. */
const HOLD = ['bash', '-c', 'echo "$TEST_DATABASE_URL"; exec cat']

/** A Postgres server. */
export interface PostgresServer {
  /** Makes an empty database. Resolves to its URL, and to what removes it. */
  newDatabase: () => Promise<{ url: string; remove: () => Promise<void> }>
  stop: () => Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

let databases = 0

const serverAt = (serverUrl: string, stop: () => Promise<void>): PostgresServer => ({
  async newDatabase() {
    const name = `bench_${process.pid}_${++databases}`
    await execute(serverUrl, `create database ${name}`)
    return {
      url: Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href,
      remove: () => execute(serverUrl, `drop database ${name} with (force)`)
    }
  },
  stop
})

/**
 * The server of TEST_DATABASE_URL; without one, a server of its own on loopback, started by `scripts/with-postgres.sh`.
 *
 * @throws Error with the reason when none can be had
 */
export async function startPostgres(): Promise<PostgresServer> {
  const { TEST_DATABASE_URL: given } = process.env
  if (given !== undefined) return serverAt(given, () => Promise.resolve())
  const env = { ...process.env, TEST_POSTGRES_PORT: String(await freePort()) }
  const child = spawn(SCRIPT, HOLD, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints = (complaints + text).slice(-2000)))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()))
  const url = await Promise.race([
    new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve)),
    ended.then(() => undefined)
  ])
  if (url === undefined)
    throw new Error(complaints.trim().split('\n').pop() || 'scripts/with-postgres.sh did not start')
  return serverAt(url, async () => {
    child.stdin.end()
    await ended
  })
}
