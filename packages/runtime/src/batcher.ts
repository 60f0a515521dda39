import type { Timers } from './backoff'

/** When a batch is full. */
export interface BatchLimits {
  /** In events. */
  size: number
  /** In bytes. */
  bytes: number
}

/** How long a batch waits for more after its first event, in milliseconds. */
export const LINGER_MS = 1000

interface Forming<Item> {
  items: Item[]
  bytes: number
  /** Ends the wait for more. */
  cancel: () => void
}

/** Puts things together in batches, one for each key at a time, and hands on those that are closed. */
export class Batcher<Item> {
  readonly #forming = new Map<string, Forming<Item>>()

  constructor(
    private readonly limits: BatchLimits,
    private readonly timers: Pick<Timers, 'after'>,
    private readonly closed: (items: Item[]) => void
  ) {}

  /** Adds one thing. It closes the batch before it when it does not fit in there, and its own when that is full. */
  add(key: string, item: Item, bytes: number): void {
    let batch = this.#forming.get(key)
    if (batch !== undefined && batch.bytes + bytes > this.limits.bytes) {
      this.#close(key, batch)
      batch = undefined
    }
    batch ??= this.#open(key)
    batch.items.push(item)
    batch.bytes += bytes
    if (batch.items.length >= this.limits.size || batch.bytes >= this.limits.bytes) this.#close(key, batch)
  }

  /** Closes all that are forming, the oldest first. */
  closeAll(): void {
    for (const [key, batch] of this.#forming) this.#close(key, batch)
  }

  /** Gives out what is in batches that are forming, instead of handing it on. */
  takeAll(): Item[] {
    const batches = [...this.#forming.values()]
    this.#forming.clear()
    for (const { cancel } of batches) cancel()
    return batches.flatMap(({ items }) => items)
  }

  #open(key: string): Forming<Item> {
    const cancel = this.timers.after(LINGER_MS, () => this.#close(key, batch))
    const batch: Forming<Item> = { items: [], bytes: 0, cancel }
    this.#forming.set(key, batch)
    return batch
  }

  #close(key: string, { items, cancel }: Forming<Item>): void {
    cancel()
    this.#forming.delete(key)
    this.closed(items)
  }
}
