import type { Taken } from './admission'
import type { Delivery } from './delivery/deliver-by-mappings'
import type { Awaiting } from './delivery/mapping-delivery'
import type { EventRead } from './read/read'
import type { Entry, EventSummary } from './report/reporter'
import { isUndelivered } from './report/totals'

/** What became of one thing that was read. */
export interface Result {
  /** In the order of reading. */
  place: number
  /** Empty when delivering it broke. */
  entries: readonly Entry[]
  /** What is to be kept of it, if anything. */
  kept: Buffer | undefined
  taken: Taken
}

/** Who is told of results. */
export interface Results {
  conclude(result: Result): void
  fail(error: unknown): void
}

/** An event from its reading until it is reported. It is its own result: a second object for each would take time. */
export class EventUnderWay implements Awaiting<readonly Delivery[]>, Result {
  entries: readonly Entry[] = []
  kept: Buffer | undefined
  readonly #file: string
  readonly #line: number

  constructor(
    readonly place: number,
    { text, file, line }: EventRead,
    private readonly summary: EventSummary,
    readonly taken: Taken,
    private readonly results: Results
  ) {
    this.kept = text
    this.#file = file
    this.#line = line
  }

  end(deliveries: readonly Delivery[]): void {
    this.entries = deliveries.map(({ mapping, outcome }) => ({
      kind: 'event',
      file: this.#file,
      line: this.#line,
      event: this.summary,
      mapping,
      outcome
    }))
    // It may wait for long to be reported, and its bytes are not needed for that.
    if (!this.entries.some(isUndelivered)) this.kept = undefined
    this.results.conclude(this)
  }

  break(error: unknown): void {
    this.results.fail(error)
    // It is kept, though it may have been delivered: better twice than lost.
    this.results.conclude(this)
  }
}
