import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CollectorError } from './collector-error'

/** Where the collector keeps files from one run to the next; only its owner can read them. */
export interface DataFolder {
  /** @returns the full path of a file in the folder */
  pathOf(file: string): string
  /** @returns a file's text, or `undefined` when there is none or it cannot be read */
  read(file: string): Promise<string | undefined>
  /** Replaces a file, mode 0600, in one step: a reader sees the old text or the new, never a part. */
  write(file: string, text: string): Promise<void>
  /** Runs `work` while no other process does the same in this folder. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

const LOCK = 'collector.lock'
const LOCK_POLL_MS = 25
/** A lock this old was left by a process that died; the work done under one takes well under a second. */
const LOCK_STALE_MS = 10_000

/**
 * Opens a data folder. A missing one is made, mode 0700; one that is there keeps its mode, as others may share it, and
 * the files in it are the owner's alone anyway.
 *
 * @throws CollectorError when that is not possible.
 */
export const openDataFolder = async (dataFolder: string): Promise<DataFolder> => {
  const folder = path.resolve(dataFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw unusable(dataFolder, error)
  })

  const pathOf = (file: string): string => path.join(folder, file)
  return {
    pathOf,
    read: (file) => readFile(pathOf(file), 'utf8').catch(() => undefined),
    async write(file, text) {
      const draft = pathOf(`${file}.${randomUUID()}`)
      try {
        await writeFile(draft, text, { mode: 0o600 })
        await rename(draft, pathOf(file))
      } catch (error) {
        await rm(draft, { force: true })
        throw unusable(dataFolder, error)
      }
    },
    async alone(work) {
      await lock(pathOf(LOCK)).catch((error: unknown) => {
        throw unusable(dataFolder, error)
      })
      try {
        return await work()
      } finally {
        await rmdir(pathOf(LOCK)).catch(() => undefined)
      }
    }
  }
}

const unusable = (dataFolder: string, error: unknown): CollectorError =>
  new CollectorError(
    `The data folder ${dataFolder} cannot be written to (${(error as NodeJS.ErrnoException).code}). ` +
      'Name another with --data or MOVABLE_INK_DATA.'
  )

/** A folder is the lock: making one fails when it is there, on every file system. */
const lock = async (lockFolder: string): Promise<void> => {
  for (;;) {
    try {
      return await mkdir(lockFolder)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const { mtimeMs } = await stat(lockFolder).catch(() => ({ mtimeMs: Infinity }))
    if (Date.now() - mtimeMs > LOCK_STALE_MS) await rmdir(lockFolder).catch(() => undefined)
    else await sleep(LOCK_POLL_MS)
  }
}
