import { setTimeout as sleep } from 'node:timers/promises'
import { isStoreFailure } from '../store/store-failure'
import type { Outcome } from './outcomes'

/** How long a write waits for more outcomes, in milliseconds: a transaction costs much the same for one as for fifty. */
const LINGER_MS = 25

/** How long after a failure a write is tried again, in milliseconds. */
const AGAIN_MS = 1000

/**
 * Notes outcomes, those that come at about the same time together. While the store is away they are kept and the write is
 * tried again; if the process ends first the deliveries are made again. A write that fails for another reason is repeated
 * for each by itself, and one that cannot be noted is dropped, so that it cannot hold up the others: its job is free again
 * when its lease is over.
 */
export class OutcomeLog {
  #waiting: Outcome[] = []
  #writing: Promise<void> | undefined
  #isClosing = false

  constructor(
    private readonly write: (outcomes: readonly Outcome[]) => Promise<void>,
    private readonly onError: (error: unknown) => void
  ) {}

  add(outcomes: readonly Outcome[]): void {
    this.#waiting.push(...outcomes)
    this.#writing ??= this.#writeAll()
  }

  /** Resolves when everything is noted, or the last try has failed. */
  async close(): Promise<void> {
    this.#isClosing = true
    await this.#writing
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (!this.#isClosing) await sleep(LINGER_MS)
      const left = await this.#write(this.#waiting.splice(0))
      if (left.length === 0) continue
      if (this.#isClosing) break
      this.#waiting.unshift(...left)
      await sleep(AGAIN_MS)
    }
    // At once, so that what is added next begins to write again.
    this.#writing = undefined
  }

  /** @returns those that are still to be noted, because the store is away */
  async #write(outcomes: readonly Outcome[]): Promise<readonly Outcome[]> {
    try {
      await this.write(outcomes)
      return []
    } catch (error) {
      this.onError(error)
      if (isStoreFailure(error)) return outcomes
      if (outcomes.length === 1) return []
      for (const [index, outcome] of outcomes.entries()) {
        if ((await this.#write([outcome])).length > 0) return outcomes.slice(index)
      }
      return []
    }
  }
}
