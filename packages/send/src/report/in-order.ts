import type { Entry, Reporter } from './reporter'

/** Hands entries on to a reporter in the order their events were read, whichever is finished first. */
export class InOrder {
  readonly #finished = new Map<number, readonly Entry[]>()
  #nextPlace = 0
  #nextReport = 0

  constructor(private readonly reporter: Reporter) {}

  /** The place of the next event that is read. Each must be filled. */
  reserve(): number {
    return this.#nextPlace++
  }

  fill(place: number, entries: readonly Entry[]): void {
    this.#finished.set(place, entries)
    let next: readonly Entry[] | undefined
    while ((next = this.#finished.get(this.#nextReport)) !== undefined) {
      this.#finished.delete(this.#nextReport++)
      for (const entry of next) this.reporter.add(entry)
    }
  }
}
