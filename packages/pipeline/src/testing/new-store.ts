import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoreLocation } from '../store/open-store'
import { databaseTemplate } from './database-template'
import { hasServer, newDatabase } from './databases'
import { newDataFolder } from './store-template'

/** Where an empty store of a test is. */
export interface NewStore extends StoreLocation {
  /** Deletes it, once nothing uses it any more. */
  remove: () => Promise<void>
}

/**
 * Makes an empty store: in a data folder, or where there is a server for tests as a database of it, with a data folder for
 * the key alone. Every test that uses a store gets it from here, so that it runs on both.
 */
export async function newStore(): Promise<NewStore> {
  if (!hasServer()) {
    const dataFolder = await newDataFolder()
    return { dataFolder, remove: () => rm(dataFolder, { recursive: true, force: true }) }
  }
  const { databaseUrl, remove } = await newDatabase(await databaseTemplate())
  const dataFolder = await mkdtemp(join(tmpdir(), 'pipeline-'))
  return {
    dataFolder,
    databaseUrl,
    async remove() {
      await remove()
      await rm(dataFolder, { recursive: true, force: true })
    }
  }
}
