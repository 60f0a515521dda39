import { IN_VIEW } from './stored-events'

/** Where the view begins; before its first event as long as it is not full. */
const beginningOf = (inView: readonly string[]) => (inView.length < IN_VIEW ? '' : (inView.at(-1) ?? ''))

/**
 * Which ids of the events in view were not there at the last look. Not simply the greater ones: an event whose id was made
 * a little earlier may be stored a little later, by another process.
 */
export class NewIds {
  #seen: ReadonlySet<string>
  /** Older ones are not new: they are in view again because others were removed. */
  #oldest: string

  /**
   * @param inView newest first
   * @param after only later ones are new; undefined for the newest
   */
  constructor(inView: readonly string[], after: string | undefined) {
    this.#seen = new Set(after === undefined ? inView : inView.filter((id) => id <= after))
    this.#oldest = beginningOf(inView)
  }

  /** @returns the new ones, the oldest first */
  in(inView: readonly string[]): string[] {
    const fresh = inView.filter((id) => id >= this.#oldest && !this.#seen.has(id)).reverse()
    this.#seen = new Set(inView)
    this.#oldest = beginningOf(inView)
    return fresh
  }
}
