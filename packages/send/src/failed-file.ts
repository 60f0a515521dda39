import { open, realpath, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { UsageError } from './usage-error'

const LINE_END = Buffer.from('\n')

/** The path a file really has, whether or not it exists yet. */
const truePath = (path: string) => realpath(path).catch(() => path)

/**
 * Keeps what was not delivered, byte for byte as it was read, so that it can be sent again.
 *
 * The file is made when the first piece is written. One that is there already is added to, never overwritten: it may
 * hold events of an earlier run. Only when it is itself one of the inputs is it replaced, once the run is over.
 */
export class FailedFile {
  readonly path: string
  readonly #writesTo: string
  #file: Promise<FileHandle> | undefined
  #last: Promise<unknown> = Promise.resolve()

  private constructor(path: string, writesTo: string) {
    this.path = path
    this.#writesTo = writesTo
  }

  /** @param inputs the files this run reads */
  static async at(path: string, inputs: readonly string[]): Promise<FailedFile> {
    const own = await truePath(path)
    const isInput = (await Promise.all(inputs.map(truePath))).includes(own)
    return new FailedFile(path, isInput ? `${path}.new` : path)
  }

  /**
   * Adds one piece. Pieces come out in the order of the calls.
   *
   * @param continues whether the next piece goes on in the same line
   * @throws UsageError when the file cannot be written
   */
  async write(text: Buffer, continues = false): Promise<void> {
    const bytes = continues ? text : Buffer.concat([text, LINE_END])
    const written = this.#last.then(async () => {
      try {
        this.#file ??= open(this.#writesTo, this.#replaces ? 'w' : 'a', 0o600)
        await (await this.#file).appendFile(bytes)
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        throw new UsageError(`${this.path} cannot be written (${code}), so that what was not delivered is not kept.`)
      }
    })
    this.#last = written.catch(() => undefined)
    return written
  }

  get #replaces(): boolean {
    return this.#writesTo !== this.path
  }

  /** Brings everything to the disk. When the file was an input, what it holds now is what this run left undelivered. */
  async close(): Promise<void> {
    await this.#last
    const file = await this.#file?.catch(() => undefined)
    await file?.sync()
    await file?.close()
    if (!this.#replaces) return
    if (file === undefined) await rm(this.path, { force: true })
    else await rename(this.#writesTo, this.path)
  }
}
