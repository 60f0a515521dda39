import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { readEvents } from './read/read-events'
import type { Read } from './read/read'
import type { InputProgress } from './report/live'
import { RunError } from './run-error'
import { untilQuiet } from './until-quiet'
import { UsageError } from './usage-error'

/** The name that stands for standard input, on the command line and in reports. */
export const STANDARD_INPUT = '-'

/** The JSON files of a folder, in the order of their names. */
export async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name))
}

/**
 * The size of all files together, in bytes; undefined with standard input, a pipe or a device among them.
 *
 * @throws UsageError when one is not there or not a file
 */
async function totalSize(files: readonly string[]): Promise<number | undefined> {
  let total: number | undefined = 0
  for (const file of files) {
    if (file === STANDARD_INPUT) {
      total = undefined
      continue
    }
    const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`${file} cannot be read (${error.code}).`)
    })
    if (stats.isDirectory()) throw new UsageError(`${file} is a folder. Name the files in it.`)
    // A pipe or a device has no size of its own.
    if (!stats.isFile()) total = undefined
    else if (total !== undefined) total += stats.size
  }
  return total
}

/** What a run reads: files one after the other, and how far they are read. */
export interface Inputs {
  /** What is there together comes together. */
  reads: AsyncIterable<readonly Read[]>
  progress: InputProgress
}

/**
 * Opens the files for reading.
 *
 * @param files paths; `-` for `stdin`, once
 * @param stop when aborted, files are still read to their end, but standard input is not waited for
 * @throws UsageError when one cannot be read; reading throws a RunError when that turns out later
 */
export async function openInputs(files: readonly string[], stdin: Readable, stop: AbortSignal): Promise<Inputs> {
  if (files.indexOf(STANDARD_INPUT) !== files.lastIndexOf(STANDARD_INPUT)) {
    throw new UsageError('Standard input (-) can be read only once.')
  }
  const progress: InputProgress = { read: 0, total: await totalSize(files) }

  async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
    const stream = file === STANDARD_INPUT ? untilQuiet(stdin, stop) : createReadStream(file)
    try {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        progress.read += chunk.length
        yield chunk
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      throw new RunError(`${file} cannot be read to its end (${code}): the run ended there.`)
    }
  }
  async function* read(): AsyncGenerator<readonly Read[]> {
    for (const file of files) yield* readEvents(bytesOf(file), file)
  }
  return { reads: read(), progress }
}
