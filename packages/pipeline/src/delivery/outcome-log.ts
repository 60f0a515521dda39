import { setTimeout as sleep } from 'node:timers/promises'
import type { Outcome } from './outcomes'

/** How long a write waits for more outcomes, in milliseconds: a transaction costs much the same for one as for fifty. */
const LINGER_MS = 25

/** How long after a failure a write is tried again, in milliseconds. */
const AGAIN_MS = 1000

/**
 * Notes outcomes, those that come at about the same time together. A write that fails is tried again:
 * until it succeeds the jobs stay taken, and if the process ends first the deliveries are made again.
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
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = undefined))
  }

  /** Resolves when everything is noted, or the last try has failed. */
  async close(): Promise<void> {
    this.#isClosing = true
    await this.#writing
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (!this.#isClosing) await sleep(LINGER_MS)
      const outcomes = this.#waiting.splice(0)
      try {
        await this.write(outcomes)
      } catch (error) {
        this.onError(error)
        if (this.#isClosing) return
        this.#waiting.unshift(...outcomes)
        await sleep(AGAIN_MS)
      }
    }
  }
}
