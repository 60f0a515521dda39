import { fstatSync } from 'node:fs'
import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { lockFile } from './file-lock'
import { STANDARD_INPUT } from './inputs'
import { RunError } from './run-error'
import { UsageError } from './usage-error'

const LINE_FEED = Buffer.from('\n')

/** A file that is there already, as it was before the run. */
interface Found {
  size: number
  mtimeMs: number
}

/**
 * Keeps what was not delivered, byte for byte as it was read, so that it can be sent again.
 *
 * The file is made when the first piece is written. One that is there already is added to, never overwritten: it may
 * hold events of an earlier run. Only when it is itself one of the inputs is it replaced, and that only by `finish`,
 * once the whole run has succeeded: until then it holds everything, whatever happens to the process.
 *
 * One run at a time uses it: a second one would write into what the first is about to replace.
 */
export class FailedFile {
  #file: FileHandle | undefined
  #pending: Buffer[] = []
  #queued = false
  #last: Promise<void> = Promise.resolve()

  private constructor(
    /** As it was named. */
    readonly path: string,
    private readonly realPath: string,
    /** Set when the file is one of the inputs. */
    private readonly replaces: Found | undefined,
    private readonly unlock: () => Promise<void>
  ) {}

  /**
   * @param inputs the files this run reads
   * @throws UsageError when it could not be written to, or another run uses it
   */
  static async at(path: string, inputs: readonly string[]): Promise<FailedFile> {
    const found = await stat(path).catch(() => undefined)
    if (path === STANDARD_INPUT || found?.isDirectory()) {
      throw new UsageError(`${path} is not a file. Name one with --failed.`)
    }
    // A device, such as /dev/null, is written to as it is.
    if (found && !found.isFile()) return new FailedFile(path, path, undefined, () => Promise.resolve())

    const isInput = found !== undefined && (await isOneOf(inputs, path))
    const realPath = found === undefined ? path : await realpath(path)
    try {
      if (found !== undefined) await access(realPath, constants.W_OK)
      const unlock = await lockFile(realPath)
      return new FailedFile(path, realPath, isInput ? found : undefined, unlock)
    } catch (error) {
      if (error instanceof UsageError) throw error
      const { code } = error as NodeJS.ErrnoException
      throw new UsageError(`${path} cannot be written (${code}). Name another place for what fails with --failed.`)
    }
  }

  /**
   * Adds one piece. Pieces come out in the order of the calls.
   *
   * @param continues whether the next piece goes on in the same line
   * @throws RunError when it cannot be written, and then for every piece after it
   */
  write(text: Buffer, continues = false): Promise<void> {
    this.#pending.push(text)
    if (!continues) this.#pending.push(LINE_FEED)
    if (!this.#queued) {
      this.#queued = true
      this.#last = this.#last.then(() => this.#writePending())
    }
    return this.#last
  }

  async #writePending(): Promise<void> {
    this.#queued = false
    const bytes = Buffer.concat(this.#pending.splice(0))
    await this.#orRunError(async () => {
      this.#file ??= await this.#open()
      await this.#file.appendFile(bytes)
    })
  }

  async #orRunError(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      throw new RunError(`${this.path} cannot be written (${code}): not everything that was not delivered is kept.`)
    }
  }

  async #open(): Promise<FileHandle> {
    if (this.replaces !== undefined) {
      // What a killed run left there is also in the file itself.
      await rm(this.#draft, { force: true })
      return open(this.#draft, 'wx', 0o600)
    }
    const file = await open(this.realPath, 'a+', 0o600)
    const { size } = await file.stat()
    const last = Buffer.from(LINE_FEED)
    if (size > 0) await file.read(last, 0, 1, size - 1)
    if (!last.equals(LINE_FEED)) await file.appendFile(LINE_FEED)
    return file
  }

  get #draft(): string {
    return `${this.realPath}.new`
  }

  /** Whether this run has written anything to it. */
  get isWritten(): boolean {
    return this.#file !== undefined
  }

  /**
   * Brings everything to the disk. When the file was an input, it now holds what this run left undelivered, and is
   * removed when that is nothing. One that somebody else has changed since stays as it is.
   */
  async finish(): Promise<void> {
    await this.#last
    await this.#orRunError(async () => {
      if ((await this.#file?.stat())?.isFile()) await this.#file?.sync()
      if (this.replaces !== undefined) await this.#replace(this.replaces)
    })
  }

  async #replace({ size, mtimeMs }: Found): Promise<void> {
    const now = await stat(this.realPath).catch(() => undefined)
    if (now !== undefined && (now.size !== size || now.mtimeMs !== mtimeMs)) return
    if (this.isWritten) await rename(this.#draft, this.realPath)
    else await rm(this.realPath, { force: true })
  }

  /** Closes it, whether or not the run came to its end. */
  async close(): Promise<void> {
    await this.#last.catch(() => undefined)
    await this.#file?.close()
    if (this.replaces !== undefined) await rm(this.#draft, { force: true })
    await this.unlock()
  }
}

/** What is the same for every name of one file: relative, absolute, linked. */
async function identityOf(path: string): Promise<string> {
  const { dev, ino } = path === STANDARD_INPUT ? fstatSync(0, { bigint: true }) : await stat(path, { bigint: true })
  return `${dev} ${ino}`
}

/** @throws UsageError when the file comes in through standard input, where it may have been read in part already */
async function isOneOf(inputs: readonly string[], path: string): Promise<boolean> {
  const own = await identityOf(path)
  for (const input of inputs) {
    if ((await identityOf(input)) !== own) continue
    if (input !== STANDARD_INPUT) return true
    throw new UsageError(`${path} is also standard input. Name it as a file instead, or choose another with --failed.`)
  }
  return false
}
