import { createServer } from 'node:https'
import type { Server } from 'node:https'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long it takes for an answer, in milliseconds: two at once would overlap. */
const ANSWER_MS = 30

/** A Movable Ink that takes everything, and notices when the same event comes while it is still busy with it. */
export class Witness {
  /** How often each `messageId` came. */
  readonly arrived = new Map<string, number>()
  /** How often one came while it was busy with the same. */
  overlaps = 0
  readonly #busy = new Set<string>()
  readonly #server: Server
  #opened = Promise.resolve()
  #open = () => {}

  constructor({ key, certificate }: { key: string; certificate: string }) {
    this.#server = createServer({ key, cert: certificate }, (request, response) => {
      void text(request).then(async (body) => {
        const { messageId } = JSON.parse(body) as { messageId: string } // as it was sent
        if (this.#busy.has(messageId)) this.overlaps++
        this.arrived.set(messageId, (this.arrived.get(messageId) ?? 0) + 1)
        this.#busy.add(messageId)
        await Promise.all([sleep(ANSWER_MS), this.#opened])
        this.#busy.delete(messageId)
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      })
    })
  }

  /** How many requests wait for their answers. */
  get busy(): number {
    return this.#busy.size
  }

  /** @returns the port of 127.0.0.1 that it listens on */
  async listen(): Promise<number> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening')
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('It listens on no port')
    return address.port
  }

  /** Answers nothing more until it is opened again. */
  hold(): void {
    this.#opened = new Promise((resolve) => (this.#open = resolve))
  }

  /** Answers again, what waits too. */
  release(): void {
    this.#open()
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}
