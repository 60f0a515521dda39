import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FromThread, ToThread } from './thread-messages'

interface Waiting {
  resolve: (answer: Uint8Array) => void
  reject: (error: Error) => void
}

/** A Postgres of this process alone, in a thread of its own, with its files in a folder. */
export class EmbeddedPostgres {
  readonly #waiting: Waiting[] = []
  #isClosing = false

  private constructor(
    private readonly thread: Worker,
    onDeath: (error: Error) => void
  ) {
    let reason: Error | undefined
    thread.on('message', (message: FromThread) => {
      if (message.kind === 'bytes') this.#waiting.shift()?.resolve(message.bytes)
    })
    thread.on('error', (error) => (reason = error))
    thread.on('exit', () => {
      const error = new Error('The embedded Postgres has ended', { cause: reason })
      for (const { reject } of this.#waiting.splice(0)) reject(error)
      if (!this.#isClosing) onDeath(error)
    })
  }

  /**
   * @param onDeath called when it ends without having been closed
   * @throws Error when the files cannot be opened
   */
  static async open(folder: string, onDeath: (error: Error) => void): Promise<EmbeddedPostgres> {
    // Not what this process was started with, which may be for TypeScript, or a limit of memory.
    const thread = new Worker(join(__dirname, 'postgres-thread.mjs'), { workerData: folder, execArgv: [] })
    const [message] = (await once(thread, 'message')) as [FromThread]
    if (message.kind === 'failed') throw new Error(message.message)
    return new EmbeddedPostgres(thread, onDeath)
  }

  /** Hands over whole messages of the Postgres protocol. Resolves to the answer to all of them. */
  exchange(messages: Uint8Array): Promise<Uint8Array> {
    if (this.#isClosing) return Promise.reject(new Error('The embedded Postgres is closed'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#post({ kind: 'bytes', bytes: messages })
    })
  }

  /** Ends what is under way, and it. */
  async close(): Promise<void> {
    this.#isClosing = true
    const exited = once(this.thread, 'exit')
    this.#post({ kind: 'close' })
    await exited
  }

  #post(message: ToThread): void {
    this.thread.postMessage(message)
  }
}
