import type { SegmentEvent } from '@segment/actions-core'
import { Budget } from './budget'
import type { Outcome } from './delivery/outcome'
import type { FailedFile } from './failed-file'
import { ingest } from './ingestion'
import type { EventRead, MalformedRead, Read } from './read/read'
import { InOrder } from './report/in-order'
import { summaryOf } from './report/reporter'
import type { Entry, EventSummary, Reporter } from './report/reporter'
import { isUndelivered } from './report/totals'
import type { Totals } from './report/totals'

/** The most that is under way at a time, events waiting for their next try included, in bytes. It bounds memory. */
const MAX_UNDER_WAY = 8 * 1024 * 1024

/** What an event takes beside its own bytes: its parsed form, its request. [measured, about] */
const BYTES_PER_EVENT = 8 * 1024

/** The most that waits to be reported, because an event read earlier is still being tried, in bytes. Bounds memory too. */
const MAX_UNREPORTED = 16 * 1024 * 1024

/** What an entry of the report takes beside the names in it. [measured, about] */
const BYTES_PER_ENTRY = 512

const bytesUnreported = ({ name, messageId }: EventSummary) => BYTES_PER_ENTRY + 2 * (name.length + messageId.length)

/** How the delivery of an event by one of the mappings ended. The mapping is named where there are several. */
export interface Delivery {
  mapping?: string
  outcome: Outcome
}

const STOPPED: Delivery[] = [{ outcome: { kind: 'stopped' } }]

/** What a run works with. */
export interface RunParts {
  /** Delivers an event by every mapping whose trigger matches it; gives a single "not matched" when none does. */
  deliver: (event: SegmentEvent) => Promise<Delivery[]>
  /** Resolves when the next event can be delivered and reported without waiting long. */
  ready: () => Promise<unknown>
  reporter: Reporter
  totals: Totals
  /** Where what was not delivered is kept. */
  failed: Pick<FailedFile, 'write'>
  /** Stops the run: what is in flight is finished, everything else goes to the failed file. */
  stop: AbortController
}

/** What became of one thing that was read. */
interface Result {
  /** Empty when delivering it threw. */
  entries: readonly Entry[]
  /** What is to be kept of it, if anything. */
  kept?: Buffer
  /** What was taken for it of what may be under way, and of what may be unreported. */
  underWay: number
  unreported: number
}

/**
 * Sends everything that is read, keeps what was not delivered, and reports both: the report and the failed file are in
 * the order of reading.
 *
 * @throws whatever reading or keeping throws, after what is in flight has finished
 */
export async function run(
  reads: AsyncIterable<Read>,
  { deliver, ready, reporter, totals, failed, stop }: RunParts
): Promise<void> {
  const underWay = new Budget(MAX_UNDER_WAY)
  const unreported = new Budget(MAX_UNREPORTED)
  let failure: { error: unknown } | undefined
  const fail = (error: unknown) => {
    failure ??= { error }
    stop.abort()
  }

  const keep = (text: Buffer) => failed.write(text).catch(fail)
  const inOrder = new InOrder<Result>(({ entries, kept, ...taken }) => {
    if (entries.length > 0) totals.add(entries)
    for (const entry of entries) reporter.add(entry)
    unreported.giveBack(taken.unreported)
    if (kept !== undefined) void keep(kept).then(() => underWay.giveBack(taken.underWay))
  })

  function conclude(place: number, result: Result): void {
    // What was delivered need not wait for its place in the report.
    if (result.kept === undefined) underWay.giveBack(result.underWay)
    inOrder.fill(place, result)
  }

  async function handleEvent({ event: read, text, file, line }: EventRead): Promise<void> {
    const event = ingest(read)
    const summary = summaryOf(event)
    const taken = { underWay: text.length + BYTES_PER_EVENT, unreported: bytesUnreported(summary) }
    await unreported.take(taken.unreported)
    await underWay.take(taken.underWay)
    await ready()

    const place = inOrder.reserve()
    const deliveries = stop.signal.aborted ? Promise.resolve(STOPPED) : deliver(event)
    void deliveries
      .catch((error: unknown) => {
        fail(error)
        return []
      })
      .then((ended) => {
        const entries = ended.map((delivery): Entry => ({ kind: 'event', file, line, event: summary, ...delivery }))
        conclude(place, { entries, kept: entries.some(isUndelivered) ? text : undefined, ...taken })
      })
  }

  async function handleMalformed({ text, file, line, reason, continues = false }: MalformedRead): Promise<void> {
    // Nothing else may be written between the pieces of one line.
    if (continues) {
      await underWay.allGivenBack()
      return failed.write(text, continues)
    }
    const taken = { underWay: text.length, unreported: BYTES_PER_ENTRY }
    await unreported.take(taken.unreported)
    await underWay.take(taken.underWay)
    const entries: Entry[] = [{ kind: 'malformed', file, line, reason }]
    conclude(inOrder.reserve(), { entries, kept: text.length > 0 ? text : undefined, ...taken })
  }

  try {
    for await (const read of reads) {
      if (failure !== undefined) break
      await (read.kind === 'malformed' ? handleMalformed(read) : handleEvent(read))
    }
  } finally {
    await underWay.allGivenBack()
  }
  if (failure !== undefined) throw failure.error
}
