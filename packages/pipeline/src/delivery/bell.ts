/** Wakes one who waits. A ring while nobody waits is heard by the next who does. */
export class Bell {
  #hasRung = false
  #wake: (() => void) | undefined

  ring(): void {
    if (this.#wake === undefined) this.#hasRung = true
    else this.#wake()
  }

  /** Resolves at the next ring, or after so many milliseconds; without them it waits for the ring alone. */
  async wait(ms?: number): Promise<void> {
    if (!this.#hasRung) {
      await new Promise<void>((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(resolve, ms)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.#wake = undefined
    this.#hasRung = false
  }
}
