import { mkdir } from 'node:fs/promises'
import { PipelineError } from './pipeline-error'

/** Says that a data folder cannot be used, and what to do about it. */
export const cannotBeWritten = (dataFolder: string, error: NodeJS.ErrnoException): PipelineError =>
  new PipelineError(
    `The data folder ${dataFolder} cannot be written to (${error.code}). Name another with --data or MOVABLE_INK_DATA.`,
    { cause: error }
  )

/**
 * Makes a folder in a data folder, or that itself. What is missing is made, mode 0700; what is there keeps its mode.
 *
 * @throws PipelineError when that is not possible
 */
export async function makeFolder(folder: string, dataFolder = folder): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw cannotBeWritten(dataFolder, error)
  })
}
