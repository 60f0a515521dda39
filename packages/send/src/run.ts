import type { SegmentEvent } from '@segment/actions-core'
import { Budget } from './budget'
import { batchingOf } from './delivery/batching'
import type { Outcome } from './delivery/outcome'
import type { FailedFile } from './failed-file'
import { bytesFilledInto, ingest } from './ingestion'
import type { Mapping } from './mappings'
import type { EventRead, MalformedRead, Read } from './read/read'
import { InOrder } from './report/in-order'
import { summaryOf } from './report/reporter'
import type { Entry, EventSummary, Reporter } from './report/reporter'
import { isUndelivered } from './report/totals'
import type { Totals } from './report/totals'

/** How much of a run is held in memory. */
export interface RunMemory {
  /** The most that is under way at a time, events waiting for their next try included, in bytes. */
  underWay: number
  /** What an event takes beside its own bytes: its parsed form, its request. In bytes. */
  perEvent: number
}

/** 8 MiB, and 8 KiB an event: for events that are sent one by one. [measured, about] */
export const MEMORY: RunMemory = { underWay: 8 * 1024 * 1024, perEvent: 8 * 1024 }

/** Room for several batches. [measured, about] */
export const MEMORY_OF_BATCHES: RunMemory = { underWay: 32 * 1024 * 1024, perEvent: 6 * 1024 }

/** The memory for a run by these mappings. */
export const memoryFor = (mappings: readonly Mapping[], batch: boolean): RunMemory =>
  mappings.some((mapping) => batchingOf(mapping, batch) !== undefined) ? MEMORY_OF_BATCHES : MEMORY

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
  delivery: {
    /**
     * Delivers an event by every mapping whose trigger matches it; gives a single "not matched" when none does.
     *
     * @param bytes of the event as JSON, about
     */
    deliver: (event: SegmentEvent, bytes: number) => Promise<Delivery[]>
    /** To be told when no more events come before some of those that were given have ended. */
    blocked: () => void
    /** To be told when no more events come. */
    ending: () => void
  }
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
  chunks: AsyncIterable<readonly Read[]>,
  { delivery, ready, reporter, totals, failed, stop, memory = MEMORY }: RunParts
): Promise<void> {
  const underWay = new Budget(memory.underWay)
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

  async function take(budget: Budget, bytes: number): Promise<void> {
    while (!budget.take(bytes)) {
      delivery.blocked()
      await budget.givenBack()
    }
  }

  async function everythingEnded(): Promise<void> {
    while (!underWay.isWhole) {
      delivery.blocked()
      await underWay.givenBack()
    }
  }

  async function handleEvent({ event: read, text, file, line }: EventRead): Promise<void> {
    const bytes = text.length + bytesFilledInto(read)
    const event = ingest(read)
    const summary = summaryOf(event)
    const taken = { underWay: text.length + memory.perEvent, unreported: bytesUnreported(summary) }
    if (!unreported.take(taken.unreported)) await take(unreported, taken.unreported)
    if (!underWay.take(taken.underWay)) await take(underWay, taken.underWay)
    const wait = ready()
    if (wait !== undefined) await wait

    const place = inOrder.reserve()
    const deliveries = stop.signal.aborted ? Promise.resolve(STOPPED) : delivery.deliver(event, bytes)
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
      await everythingEnded()
      return failed.write(text, continues)
    }
    const taken = { underWay: text.length, unreported: BYTES_PER_ENTRY }
    await take(unreported, taken.unreported)
    await take(underWay, taken.underWay)
    const entries: Entry[] = [{ kind: 'malformed', file, line, reason }]
    conclude(inOrder.reserve(), { entries, kept: text.length > 0 ? text : undefined, ...taken })
  }

  try {
    for await (const reads of chunks) {
      for (const read of reads) {
        if (failure !== undefined) break
        await (read.kind === 'malformed' ? handleMalformed(read) : handleEvent(read))
      }
      if (failure !== undefined) break
    }
  } finally {
    delivery.ending()
    await everythingEnded()
  }
  if (failure !== undefined) throw failure.error
}
