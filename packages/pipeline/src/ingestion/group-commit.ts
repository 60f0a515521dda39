import { setTimeout as sleep } from 'node:timers/promises'

/** How long a write waits for more, in milliseconds: a transaction costs much the same for one event as for a hundred. */
const LINGER_MS = 3

interface Waiting<Item> {
  items: readonly Item[]
  resolve: () => void
  reject: (error: unknown) => void
}

/**
 * Writes what comes at about the same time, or while a write is under way, together. A write that fails is repeated for
 * each by itself, so that one cannot sink the others. How much may wait is for the caller to bound.
 */
export class GroupCommit<Item> {
  #waiting: Waiting<Item>[] = []
  #isWriting = false

  /**
   * @param write all or nothing
   * @param most what one write may hold, in the unit of `sizeOf`; what is given at once is never cut
   */
  constructor(
    private readonly write: (items: readonly Item[]) => Promise<void>,
    private readonly most: number,
    private readonly sizeOf: (item: Item) => number
  ) {}

  /** Resolves when the items are written. */
  add(items: readonly Item[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ items, resolve, reject })
      if (!this.#isWriting) void this.#writeAll()
    })
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true
    while (this.#waiting.length > 0) {
      await sleep(LINGER_MS)
      await this.#writeTogether(this.#next())
    }
    this.#isWriting = false
  }

  #next(): Waiting<Item>[] {
    let size = 0
    const end = this.#waiting.findIndex(({ items }, index) => {
      for (const item of items) size += this.sizeOf(item)
      return size > this.most && index > 0
    })
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end)
  }

  async #writeTogether(group: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.write(group.flatMap(({ items }) => items))
      for (const { resolve } of group) resolve()
    } catch (error) {
      const [first, ...others] = group
      if (others.length === 0) return first?.reject(error)
      for (const one of group) await this.#writeTogether([one])
    }
  }
}
