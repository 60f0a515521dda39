import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FromThread, ToThread } from './thread-messages'

interface Waiting {
  resolve: (answer: Uint8Array) => void
  reject: (error: Error) => void
}

/** Starts the thread. Not with what this process was started with, which may be for TypeScript, or a limit of memory. */
const startThread = (folder: string) =>
  new Worker(join(__dirname, 'postgres-thread.mjs'), { workerData: folder, execArgv: [] })

/** Resolves when it has opened its files. */
function opened(thread: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    thread.once('message', (message: FromThread) => {
      if (message.kind === 'failed') reject(new Error(message.message))
      else resolve()
    })
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('The embedded Postgres ended before it was open')))
  })
}

/** A Postgres of this process alone, in a thread of its own, with its files in a folder. */
export class EmbeddedPostgres {
  readonly #waiting: Waiting[] = []
  readonly #exited: Promise<void>
  #session: Promise<void> = Promise.resolve()
  #over: Error | undefined

  private constructor(
    private readonly thread: Worker,
    onDeath: (error: Error) => void
  ) {
    let cause: Error | undefined
    thread.on('message', (message: FromThread) => {
      if (message.kind === 'bytes') this.#waiting.shift()?.resolve(message.bytes)
    })
    thread.on('error', (error) => (cause = error))
    this.#exited = new Promise((resolve) => {
      thread.on('exit', () => {
        const isClosed = this.#over !== undefined
        this.#over ??= new Error('The embedded Postgres has ended', { cause })
        for (const { reject } of this.#waiting.splice(0)) reject(this.#over)
        if (!isClosed) onDeath(this.#over)
        resolve()
      })
    })
  }

  /**
   * @param onDeath called when it ends without having been closed
   * @throws Error when the files cannot be opened
   */
  static async open(
    folder: string,
    onDeath: (error: Error) => void,
    start: (folder: string) => Worker = startThread
  ): Promise<EmbeddedPostgres> {
    const thread = start(folder)
    try {
      await opened(thread)
    } catch (error) {
      await thread.terminate()
      throw error
    }
    return new EmbeddedPostgres(thread, onDeath)
  }

  /**
   * Takes the only session that there is, as soon as whoever has it gives it back.
   *
   * @returns gives it back
   */
  async takeSession(): Promise<() => void> {
    const before = this.#session
    let giveBack = () => {}
    this.#session = new Promise((resolve) => (giveBack = resolve))
    await before
    return giveBack
  }

  /** Hands over whole messages of the Postgres protocol. Resolves to the answer to all of them. */
  exchange(messages: Uint8Array): Promise<Uint8Array> {
    if (this.#over !== undefined) return Promise.reject(this.#over)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#post({ kind: 'bytes', bytes: messages })
    })
  }

  /** Ends what is under way, and it. */
  async close(): Promise<void> {
    this.#over ??= new Error('The embedded Postgres is closed')
    this.#post({ kind: 'close' })
    await this.#exited
  }

  #post(message: ToThread): void {
    this.thread.postMessage(message)
  }
}
