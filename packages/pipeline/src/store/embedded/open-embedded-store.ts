import { join } from 'node:path'
import { makeFolder } from '../../data-folder'
import { PipelineError } from '../../pipeline-error'
import { connectStore } from '../connect-store'
import type { Store, StoreEvents } from '../store'
import { EmbeddedPostgres } from './embedded-postgres'
import { lockFolder } from './lock-folder'
import { makeFiles } from './make-files'
import { PostgresStream } from './postgres-stream'

/** In the data folder. */
const FOLDER = 'store'

const unusable = (folder: string, cause: unknown) =>
  new PipelineError(
    `The store in ${folder} cannot be opened: its files are damaged, or of another version of Postgres. Restore them, or name another folder with --data or MOVABLE_INK_DATA.`,
    { cause }
  )

/**
 * Opens the store in a data folder, which is made, mode 0700, when it is missing.
 *
 * @throws PipelineError when another process has it open, or it cannot be used
 */
export async function openEmbeddedStore(folder: string, { onError, onBroken }: StoreEvents): Promise<Store> {
  await makeFolder(folder)
  const unlock = await lockFolder(folder)
  let postgres: EmbeddedPostgres | undefined
  const closeFiles = async () => {
    await postgres?.close()
    await unlock()
  }
  try {
    const files = join(folder, FOLDER)
    await makeFiles(files, folder)
    const opened = await EmbeddedPostgres.open(files, onBroken)
    postgres = opened
    const store = await connectStore(
      // One session is all that it has.
      { stream: () => new PostgresStream(opened), max: 1, user: 'postgres', database: 'postgres' },
      onError
    )
    return { ...store, isExclusive: true, close: () => store.close().finally(closeFiles) }
  } catch (error) {
    await closeFiles()
    throw error instanceof PipelineError ? error : unusable(folder, error)
  }
}
