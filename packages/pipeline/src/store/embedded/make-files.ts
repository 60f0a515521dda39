import { access, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../data-folder'
import { EmbeddedPostgres } from './embedded-postgres'

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false
  )

/**
 * Makes the files of an embedded Postgres where there are none yet: whole, or not at all. A process that ends meanwhile
 * leaves a draft, which the next one throws away.
 *
 * @param folder for the files
 * @param dataFolder that it is in
 * @throws PipelineError when the folder cannot be made, Error when it holds something else: Postgres would begin anew there
 */
export async function makeFiles(folder: string, dataFolder: string): Promise<void> {
  if (await exists(join(folder, 'PG_VERSION'))) return
  await makeFolder(folder, dataFolder)
  if ((await readdir(folder)).length > 0) throw new Error('These are not the files of a Postgres')
  const draft = `${folder}.draft`
  await rm(draft, { recursive: true, force: true })
  await makeFolder(draft, dataFolder)
  const postgres = await EmbeddedPostgres.open(draft, () => undefined)
  await postgres.close()
  await rmdir(folder)
  await rename(draft, folder)
}
