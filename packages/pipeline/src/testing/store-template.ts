import { createHash, randomUUID } from 'node:crypto'
import { cpSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeliveryQueue } from '../queue/delivery-queue'
import { openStore } from '../store/open-store'

/** Names the versions of Postgres and pg-boss. */
const PACKAGE_FILE = join(__dirname, '../../package.json')
const MIGRATIONS = join(__dirname, '../store/migrations')

/** Changes with whatever makes another store. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(PACKAGE_FILE))
  for (const file of (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort()) {
    hash.update(await readFile(join(MIGRATIONS, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false
  )

const unexpected = (error: Error) => {
  throw error
}

/** A data folder with an empty store: making one takes seconds, copying it does not. */
async function template(): Promise<string> {
  const folder = join(tmpdir(), `pipeline-template-${await fingerprint()}`)
  if (await exists(folder)) return folder
  const draft = join(tmpdir(), `pipeline-template-${randomUUID()}`)
  const store = await openStore({ dataFolder: draft }, { onError: unexpected, onBroken: unexpected })
  const queue = await DeliveryQueue.open(store, unexpected)
  await queue.close()
  await store.close()
  // Whoever comes first: the others are the same.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }))
  return folder
}

/** A new data folder with an empty store in it. The caller removes it. */
export async function newDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-'))
  // Of a thousand files: four times as fast as without waiting for each.
  cpSync(await template(), folder, { recursive: true })
  return folder
}
