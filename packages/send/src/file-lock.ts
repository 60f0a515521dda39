import { readFile, rm, writeFile } from 'node:fs/promises'
import { UsageError } from './usage-error'

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // It runs, as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Takes a file for this process alone, by a file beside it that holds the process's id. What a killed process left is
 * taken over.
 *
 * @returns gives it back
 * @throws UsageError when another process has it, the file system's own error when the folder cannot be written to
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`
  const take = () => writeFile(lock, String(process.pid), { flag: 'wx', mode: 0o600 })
  await take().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
    if (isRunning(holder)) {
      throw new UsageError(
        `${path} is used by another run (process ${holder}). Wait for its end, or choose another file with --failed. If there is none, remove ${lock}.`
      )
    }
    await rm(lock, { force: true })
    await take()
  })
  return () => rm(lock, { force: true })
}
