/**
 * Lines about the requests that Movable Ink gets, for people. Those before the report of the start come after it: a start
 * delivers what the last run had left.
 */
export class RequestLines {
  #held: string[] | undefined = []

  constructor(private readonly print: (text: string) => void) {}

  add(line: string): void {
    if (this.#held === undefined) this.print(`  ${line}\n`)
    else this.#held.push(line)
  }

  /** Prints what was held, and from now on what comes. */
  begin(): void {
    const held = this.#held ?? []
    this.#held = undefined
    for (const line of held) this.add(line)
  }
}
