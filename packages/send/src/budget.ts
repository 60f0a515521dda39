/**
 * Bounds what is held at a time by its size. One piece larger than the whole budget is let through alone.
 */
export class Budget {
  #used = 0
  #waiting: (() => void)[] = []

  /** @param limit how much may be taken at a time, in bytes */
  constructor(private readonly limit: number) {}

  /** Takes so much, if there is room for it. */
  take(bytes: number): boolean {
    if (this.#used > 0 && this.#used + bytes > this.limit) return false
    this.#used += bytes
    return true
  }

  giveBack(bytes: number): void {
    this.#used -= bytes
    if (this.#waiting.length === 0) return
    const waiting = this.#waiting
    this.#waiting = []
    for (const resume of waiting) resume()
  }

  /** Resolves when something was given back. */
  givenBack(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Whether everything was given back. */
  get isWhole(): boolean {
    return this.#used === 0
  }
}
