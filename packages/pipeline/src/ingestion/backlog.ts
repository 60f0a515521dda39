import { Refusal } from '../refusal'

const overloaded = () =>
  new Refusal(
    'STORE_OVERLOADED',
    'The store cannot keep up with what is sent. Nothing of this request is stored; send it again later.'
  )

/**
 * What was sent and is not answered yet: it is in memory until the store has it. A store that is slow, or hangs, would let
 * it grow until the process dies, and with it everything that waits.
 */
export class Backlog {
  #bytes = 0

  /** @param most in bytes */
  constructor(private readonly most: number) {}

  /**
   * Does work that keeps so many bytes in memory until it is over.
   *
   * @throws Refusal `STORE_OVERLOADED` when they are too many with those that are there already; nothing is done then
   */
  async hold<Result>(bytes: number, work: () => Promise<Result>): Promise<Result> {
    if (this.#bytes + bytes > this.most) throw overloaded()
    this.#bytes += bytes
    try {
      return await work()
    } finally {
      this.#bytes -= bytes
    }
  }
}
