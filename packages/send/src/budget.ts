/**
 * Bounds what is held at a time by its size. Taking waits until enough is given back; one piece larger than the whole
 * budget is let through alone.
 */
export class Budget {
  #used = 0
  #waiting: (() => void)[] = []

  /** @param limit how much may be taken at a time, in bytes */
  constructor(private readonly limit: number) {}

  async take(bytes: number): Promise<void> {
    while (this.#used > 0 && this.#used + bytes > this.limit) await this.#givenBack()
    this.#used += bytes
  }

  giveBack(bytes: number): void {
    this.#used -= bytes
    const waiting = this.#waiting
    this.#waiting = []
    for (const resume of waiting) resume()
  }

  /** Resolves when everything was given back. */
  async allGivenBack(): Promise<void> {
    while (this.#used > 0) await this.#givenBack()
  }

  #givenBack = () => new Promise<void>((resolve) => this.#waiting.push(resolve))
}
