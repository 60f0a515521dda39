import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PipelineError } from '../../pipeline-error'
import { connectStore } from '../connect-store'
import type { Store, StoreEvents } from '../store'
import { EmbeddedPostgres } from './embedded-postgres'
import { lockFolder } from './lock-folder'
import { PostgresStream } from './postgres-stream'

/** In the data folder. */
const FOLDER = 'store'

const unusable = (folder: string) =>
  new PipelineError(
    `The store in ${folder} cannot be opened: its files are damaged, or of another version of Postgres. Restore them, or name another folder with MOVABLE_INK_DATA.`
  )

/**
 * Opens the store in a data folder, which is made, mode 0700, when it is missing.
 *
 * @throws PipelineError when another process has it open, or it cannot be used
 */
export async function openEmbeddedStore(folder: string, { onError, onBroken }: StoreEvents): Promise<Store> {
  await mkdir(join(folder, FOLDER), { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new PipelineError(
      `The data folder ${folder} cannot be written to (${error.code}). Name another with MOVABLE_INK_DATA.`
    )
  })
  const unlock = await lockFolder(folder)
  try {
    const postgres = await EmbeddedPostgres.open(join(folder, FOLDER), onBroken).catch(() => {
      throw unusable(folder)
    })
    const store = await connectStore(
      // One session is all that it has.
      { stream: () => new PostgresStream(postgres), max: 1, user: 'postgres', database: 'postgres' },
      onError
    )
    return {
      ...store,
      isExclusive: true,
      async close() {
        await store.close()
        await postgres.close()
        await unlock()
      }
    }
  } catch (error) {
    await unlock()
    throw error
  }
}
