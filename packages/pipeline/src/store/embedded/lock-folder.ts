import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdir, realpath, rm } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cannotBeWritten } from '../../data-folder'
import { PipelineError } from '../../pipeline-error'

/** Longer names of sockets are cut by the system (`sun_path`, 104 bytes on macOS, 108 on Linux). */
const LONGEST_NAME = 100

/** Where the sockets of those who want a folder are. */
interface Place {
  folder: string
  /** Of their names. */
  prefix: string
}

const newName = (prefix: string) => `${prefix}${randomBytes(4).toString('hex')}.sock`

/** In the folder itself, where the system has sockets in folders and the name is not too long. */
async function placeFor(folder: string): Promise<Place> {
  const real = await realpath(folder)
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 16)
  const elsewhere = `movable-ink-${hash}-`
  if (process.platform === 'win32') return { folder: '\\\\.\\pipe\\', prefix: elsewhere }
  const inFolder = { folder: real, prefix: 'pipeline-' }
  const isShort = Buffer.byteLength(join(real, newName(inFolder.prefix))) <= LONGEST_NAME
  return isShort ? inFolder : { folder: tmpdir(), prefix: elsewhere }
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
  } catch (error) {
    // Any other failure, such as of a process with too many files open, says nothing of who listens.
    return !['ECONNREFUSED', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')
  } finally {
    socket.destroy()
  }
}

/** The sockets of others, each under a name of its own. Those that nobody listens at any more are removed. */
async function isTaken({ folder, prefix }: Place, own: string): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix) && name.endsWith('.sock'))
  for (const other of names.filter((name) => name !== own)) {
    if (await answers(join(folder, other))) return true
    await rm(join(folder, other), { force: true })
  }
  return false
}

/**
 * Takes a folder for this process alone. A socket is the lock, because the system gives it up with the process however
 * that ends: a file with a process id outlives a `kill -9`, and the id may be another's by then. Who wants the folder
 * listens first and looks for others then, so that of two who come at the same time both may be refused, but never none.
 *
 * @returns gives it back
 * @throws PipelineError when another process has it, or it cannot be written to
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const place = await placeFor(folder)
  const own = newName(place.prefix)
  const server = await listen(join(place.folder, own)).catch((error: NodeJS.ErrnoException) => {
    throw cannotBeWritten(folder, error)
  })
  const unlock = async () => {
    server.close()
    await once(server, 'close')
  }
  if (!(await isTaken(place, own))) return unlock
  await unlock()
  throw new PipelineError(
    `The data folder ${folder} is in use by another pipeline. Stop that one, or name another folder with --data or MOVABLE_INK_DATA.`
  )
}
