import { setTimeout as sleep } from 'node:timers/promises'
import { isStoreFailure } from '../store/store-failure'

/** How long a write waits for more, in milliseconds: a transaction costs much the same for one event as for a hundred. */
const LINGER_MS = 3

/** What is written in one transaction, or a part of it. */
interface Piece<Item> {
  items: readonly Item[]
  size: number
}

interface Waiting<Item> extends Piece<Item> {
  resolve: () => void
  reject: (error: unknown) => void
}

/**
 * Writes what comes at about the same time, or while a write is under way, together, and what is too much for one write
 * piece by piece. A write that is refused is repeated for each by itself, so that one cannot sink the others; when the
 * store is away it fails for all that wait, as each would have to wait for it anew. How much may wait is for the caller to
 * bound.
 */
export class GroupCommit<Item> {
  #waiting: Waiting<Item>[] = []
  #isWriting = false

  /**
   * @param write all or nothing
   * @param most what one write may hold, in the unit of `sizeOf`; an item that is larger is written by itself
   */
  constructor(
    private readonly write: (items: readonly Item[]) => Promise<void>,
    private readonly most: number,
    private readonly sizeOf: (item: Item) => number
  ) {}

  /**
   * Resolves when the items are written. When it rejects, the first ones may be: pieces are written one after the other,
   * so that others get their turn in between.
   */
  async add(items: readonly Item[]): Promise<void> {
    for (const piece of this.#cut(items)) await this.#add(piece)
  }

  #cut(items: readonly Item[]): Piece<Item>[] {
    const pieces: Piece<Item>[] = []
    let [from, size] = [0, 0]
    for (const [index, item] of items.entries()) {
      const more = this.sizeOf(item)
      if (index > from && size + more > this.most) {
        pieces.push({ items: items.slice(from, index), size })
        ;[from, size] = [index, 0]
      }
      size += more
    }
    if (from < items.length) pieces.push({ items: items.slice(from), size })
    return pieces
  }

  #add(piece: Piece<Item>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...piece, resolve, reject })
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
    let sum = 0
    const end = this.#waiting.findIndex(({ size }, index) => {
      sum += size
      return sum > this.most && index > 0
    })
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end)
  }

  async #writeTogether(group: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.write(group.flatMap(({ items }) => items))
      for (const { resolve } of group) resolve()
    } catch (error) {
      if (isStoreFailure(error)) {
        for (const { reject } of [...group, ...this.#waiting.splice(0)]) reject(error)
      } else if (group.length === 1) {
        group[0]?.reject(error)
      } else {
        for (const one of group) await this.#writeTogether([one])
      }
    }
  }
}
