import type { SegmentEvent } from '@segment/actions-core'
import { Admission } from './admission'
import type { Taken } from './admission'
import type { Deliveries, Delivery } from './delivery/deliver-by-mappings'
import { EventUnderWay } from './event-under-way'
import type { Result, Results } from './event-under-way'
import type { FailedFile } from './failed-file'
import { bytesFilledInto, ingest } from './ingestion'
import type { EventRead, MalformedRead, Read } from './read/read'
import { InOrder } from './report/in-order'
import { summaryOf } from './report/reporter'
import type { EventSummary, Reporter } from './report/reporter'
import type { Totals } from './report/totals'
import { MEMORY } from './run-memory'
import type { RunMemory } from './run-memory'

/** What an entry of the report takes beside the names in it. [measured, about] */
const BYTES_PER_ENTRY = 512

const bytesUnreported = ({ name, messageId }: EventSummary) => BYTES_PER_ENTRY + 2 * (name.length + messageId.length)

const STOPPED: Delivery[] = [{ outcome: { kind: 'stopped' } }]

/** What a run works with. */
export interface RunParts {
  delivery: Deliveries
  /** Undefined when the next event can be delivered and reported without waiting; else resolves when it may be. */
  ready: () => Promise<unknown> | undefined
  reporter: Reporter
  totals: Totals
  /** Where what was not delivered is kept. */
  failed: Pick<FailedFile, 'write'>
  /** Stops the run: what is in flight is finished, everything else goes to the failed file. */
  stop: AbortController
  /** By default for events that are sent one by one. */
  memory?: RunMemory
}

/**
 * Sends everything that is read, keeps what was not delivered, and reports both: the report and the failed file are in
 * the order of reading.
 *
 * @throws whatever reading or keeping throws, after what is in flight has finished
 */
export async function run(reads: AsyncIterable<readonly Read[]>, parts: RunParts): Promise<void> {
  const running = new Run(parts)
  try {
    for await (const some of reads) {
      for (const read of some) {
        const begun = running.begin(read)
        if (begun !== undefined) await begun
        if (running.failure !== undefined) break
      }
      if (running.failure !== undefined) break
    }
  } finally {
    await running.end()
  }
  if (running.failure !== undefined) throw running.failure.error
}

class Run implements Results {
  failure: { error: unknown } | undefined
  readonly #admission: Admission
  readonly #memory: RunMemory
  readonly #inOrder = new InOrder<Result>((result) => this.#handOn(result))

  constructor(private readonly parts: RunParts) {
    const { memory = MEMORY, ready, delivery } = parts
    this.#memory = memory
    this.#admission = new Admission(memory, ready, () => delivery.blocked())
  }

  /** Begins the delivery of an event, and keeps what is none. Resolves when that is done, undefined when it is already. */
  begin(read: Read): Promise<void> | undefined {
    if (read.kind === 'malformed') return this.#keepMalformed(read)
    const event = ingest(read.event)
    const summary = summaryOf(event)
    const { perByte, perEvent, entriesPerEvent } = this.#memory
    const taken = {
      underWay: perByte * read.text.length + perEvent,
      unreported: entriesPerEvent * bytesUnreported(summary)
    }
    const admitted = this.#admission.admit(taken)
    if (admitted === undefined) return this.#deliver(read, event, summary, taken)
    return admitted.then(() => this.#deliver(read, event, summary, taken))
  }

  #deliver(read: EventRead, event: SegmentEvent, summary: EventSummary, taken: Taken): undefined {
    const underWay = new EventUnderWay(this.#inOrder.reserve(), read, summary, taken, this)
    if (this.parts.stop.signal.aborted) underWay.end(STOPPED)
    else this.#handOver(event, read.text.length + bytesFilledInto(read.event), underWay)
  }

  #handOver(event: SegmentEvent, bytes: number, underWay: EventUnderWay): undefined {
    try {
      this.parts.delivery.deliver(event, bytes, underWay)
    } catch (error) {
      underWay.break(error)
    }
  }

  async #keepMalformed({ text, file, line, reason, continues = false }: MalformedRead): Promise<void> {
    // Nothing else may be written between the pieces of one line.
    if (continues) {
      await this.#admission.allEnded()
      return this.parts.failed.write(text, continues)
    }
    const taken = { underWay: text.length, unreported: BYTES_PER_ENTRY }
    await this.#admission.admit(taken)
    const kept = text.length > 0 ? text : undefined
    this.conclude({ place: this.#inOrder.reserve(), entries: [{ kind: 'malformed', file, line, reason }], kept, taken })
  }

  conclude(result: Result): void {
    // What was delivered need not wait for its place in the report.
    if (result.kept === undefined) this.#admission.ended(result.taken)
    this.#inOrder.fill(result.place, result)
  }

  fail(error: unknown): void {
    this.failure ??= { error }
    this.parts.stop.abort()
  }

  #handOn({ entries, kept, taken }: Result): void {
    const { totals, reporter, failed } = this.parts
    if (entries.length > 0) totals.add(entries)
    for (const entry of entries) reporter.add(entry)
    this.#admission.reported(taken)
    if (kept === undefined) return
    const ended = () => this.#admission.ended(taken)
    failed.write(kept).then(ended, (error: unknown) => {
      this.fail(error)
      ended()
    })
  }

  /** Resolves when everything that was begun has ended. */
  async end(): Promise<void> {
    this.parts.delivery.ending()
    await this.#admission.allEnded()
  }
}
