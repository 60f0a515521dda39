/** What is to be closed, the newest first. */
export class Closing {
  readonly #closers: (() => Promise<void>)[] = []

  add(close: () => Promise<void>): void {
    this.#closers.unshift(close)
  }

  /**
   * Closes everything, also where something could not be.
   *
   * @throws AggregateError of what could not be closed
   */
  async close(): Promise<void> {
    const failures: unknown[] = []
    for (const close of this.#closers.splice(0)) await close().catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be closed')
  }
}
