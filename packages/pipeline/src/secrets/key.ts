import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PipelineError } from '../pipeline-error'

const KEY_BYTES = 32

const HOW_TO_MAKE_ONE = 'openssl rand -base64 32'

/** 32 bytes in base64, or base64url: nothing else decodes to the same text again. */
function decode(text: string): Uint8Array | undefined {
  const key = Buffer.from(text, 'base64')
  const isWhole =
    key.length === KEY_BYTES &&
    key.toString('base64url') === text.replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_')
  return isWhole ? key : undefined
}

async function fromFile(file: string): Promise<Uint8Array> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new PipelineError(`The key file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
  const key = decode(text.trim())
  if (key !== undefined) return key
  throw new PipelineError(
    `The key file ${file} is broken: it must hold 32 bytes in base64. Restore it; without it no secret in the store can be read.`
  )
}

/**
 * The key that secrets are sealed with: of `MOVABLE_INK_KEY`, else of a file in the data folder, mode 0600, which is made
 * when it is missing.
 *
 * @throws PipelineError when it is not a key
 */
export async function readKey(fromEnvironment: string | undefined, dataFolder: string): Promise<Uint8Array> {
  if (fromEnvironment) {
    const key = decode(fromEnvironment.trim())
    if (key !== undefined) return key
    throw new PipelineError(`MOVABLE_INK_KEY is not a key: it must hold 32 bytes in base64 (${HOW_TO_MAKE_ONE}).`)
  }
  const file = join(dataFolder, 'pipeline.key')
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const made = randomBytes(KEY_BYTES).toString('base64')
  await writeFile(file, `${made}\n`, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return
    throw new PipelineError(`The key file ${file} cannot be written (${error.code}).`)
  })
  return fromFile(file)
}
