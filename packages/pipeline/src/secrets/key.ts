import { randomBytes, randomUUID } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../data-folder'
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

/** The text of a key file, or undefined when there is none. */
async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw new PipelineError(`The key file ${file} cannot be read (${code}).`)
  }
}

/** Makes a key file; one that is there stays. */
async function make(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  const text = `${randomBytes(KEY_BYTES).toString('base64')}\n`
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600, flush: true })
    // In one step, and only where there is none: another process finds no key or a whole one, and the same as this one.
    await link(draft, file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') throw new PipelineError(`The key file ${file} cannot be written (${code}).`)
  } finally {
    await rm(draft, { force: true })
  }
}

async function fromFile(file: string): Promise<Uint8Array> {
  let text = await read(file)
  if (text === undefined) {
    await make(file)
    text = await read(file)
  }
  const key = decode(text?.trim() ?? '')
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
  await makeFolder(dataFolder)
  return fromFile(join(dataFolder, 'pipeline.key'))
}
