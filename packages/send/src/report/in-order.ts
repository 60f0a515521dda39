/** Hands results on in the order in which their places were reserved, whichever is there first. */
export class InOrder<Result> {
  readonly #waiting = new Map<number, Result>()
  #nextPlace = 0
  #nextOut = 0

  constructor(private readonly handOn: (result: Result) => void) {}

  /** The next place. Each must be filled, once. */
  reserve(): number {
    return this.#nextPlace++
  }

  fill(place: number, result: Result): void {
    if (place !== this.#nextOut) return void this.#waiting.set(place, result)
    this.#nextOut++
    this.handOn(result)
    while (this.#waiting.has(this.#nextOut)) {
      const next = this.#waiting.get(this.#nextOut) as Result // it has just been looked for
      this.#waiting.delete(this.#nextOut++)
      this.handOn(next)
    }
  }
}
