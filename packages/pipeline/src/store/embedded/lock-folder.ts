import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { realpath, rm } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PipelineError } from '../../pipeline-error'

/** Longer names of sockets are cut by the system (`sun_path`, 104 bytes on macOS, 108 on Linux). */
const LONGEST_NAME = 100

/** A name for the socket of the folder: in it where that is not too long. */
async function socketOf(folder: string): Promise<string> {
  const real = await realpath(folder)
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\movable-ink-${hash}`
  const inFolder = join(real, 'pipeline.sock')
  return Buffer.byteLength(inFolder) <= LONGEST_NAME ? inFolder : join(tmpdir(), `movable-ink-${hash}.sock`)
}

async function listen(name: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy()).listen(name)
  await once(server, 'listening')
  return server.unref()
}

/** Whether a process listens there. */
async function answers(name: string): Promise<boolean> {
  const socket = createConnection(name)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/**
 * Takes a folder for this process alone. A socket is the lock, because the system gives it up with the process however
 * that ends: a file with a process id outlives a `kill -9`, and the id may be another's by then.
 *
 * @returns gives it back
 * @throws PipelineError when another process has it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const name = await socketOf(folder)
  const taken = () =>
    new PipelineError(
      `The data folder ${folder} is in use by another pipeline. Stop that one, or name another folder with MOVABLE_INK_DATA.`
    )
  const server = await listen(name).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    if (await answers(name)) throw taken()
    await rm(name, { force: true })
    return listen(name).catch(() => {
      throw taken()
    })
  })
  return async () => {
    server.close()
    await once(server, 'close')
  }
}
