/**
 * Tells a text that the parent of an editor sets anew from one that it only gives back: it may give back what was typed a
 * while ago, when there is more by now, and some of what was typed never.
 */
export class Echoes {
  #told: string[] = []

  /** To be called with each text that the parent is told of. */
  told(text: string): void {
    this.#told.push(text)
  }

  /** Whether a text that the parent gives is one that it was told. Those that it was told before are not waited for. */
  has(text: string): boolean {
    const place = this.#told.indexOf(text)
    this.#told = this.#told.slice(place + 1)
    return place !== -1
  }

  /** To be called when the parent has what the editor shows: it gives back nothing more. */
  clear(): void {
    this.#told = []
  }
}
