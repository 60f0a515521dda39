import { Duplex } from 'node:stream'
import { serialize } from 'pg-protocol'
import type { EmbeddedPostgres } from './embedded-postgres'
import { WholeMessages } from './whole-messages'

type Done = (error?: Error | null) => void

const TERMINATE = 'X'.charCodeAt(0)

/** What a server does when a connection ends. The embedded Postgres has one session for all connections. */
const FORGET_SESSION = ['rollback', 'discard all'].map((text) => serialize.query(text))

/**
 * A connection to an embedded Postgres, for `pg` to use in the place of a socket. One at a time is open, and the next waits:
 * `pg` may begin one while it still ends the one before.
 */
export class PostgresStream extends Duplex {
  readonly #messages = new WholeMessages()
  #giveBack: (() => void) | undefined
  #isOver = false

  constructor(private readonly postgres: Pick<EmbeddedPostgres, 'exchange' | 'takeSession'>) {
    super()
  }

  /** As of a socket. */
  connect(): this {
    void this.postgres.takeSession().then((giveBack) => {
      if (this.#isOver) return giveBack()
      this.#giveBack = giveBack
      this.emit('connect')
    })
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {
    // Answers are pushed as they come.
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: Done): void {
    const messages = this.#messages.add(bytes)
    if (messages?.[0] === TERMINATE) this.#end()
    else if (messages !== undefined) this.#send(messages)
    done()
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'binary', done)
  }

  override _final(done: Done): void {
    this.push(null)
    done()
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#end()
    done(error)
  }

  #end(): void {
    this.#isOver = true
    if (this.#giveBack === undefined) return
    for (const statement of FORGET_SESSION) this.postgres.exchange(statement).catch(() => undefined)
    this.#giveBack()
    this.#giveBack = undefined
  }

  #send(messages: Uint8Array): void {
    this.postgres.exchange(messages).then(
      (answer) => {
        if (!this.#isOver) this.push(answer)
      },
      (error: Error) => this.destroy(error)
    )
  }
}
