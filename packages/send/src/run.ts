import type { SegmentEvent } from '@segment/actions-core'
import { Budget } from './budget'
import type { Outcome } from './delivery/outcome'
import type { FailedFile } from './failed-file'
import { ingest } from './ingestion'
import type { EventRead, MalformedRead, Read } from './read/read'
import { InOrder } from './report/in-order'
import type { Entry, Reporter } from './report/reporter'
import { isUndelivered } from './report/totals'
import type { Totals } from './report/totals'

/** The most that is under way at a time, events waiting for their next try included, in bytes. It bounds memory. */
const MAX_UNDER_WAY = 8 * 1024 * 1024

/** What an event takes beside its own bytes: its parsed form, its request, its place in the report. [measured, about] */
const BYTES_PER_EVENT = 8 * 1024

/** How the delivery of an event by one of the mappings ended. The mapping is named where there are several. */
export interface Delivery {
  mapping?: string
  outcome: Outcome
}

/** What a run works with. */
export interface RunParts {
  /** Delivers an event by every mapping whose trigger matches it; gives a single "not matched" when none does. */
  deliver: (event: SegmentEvent) => Promise<Delivery[]>
  /** Resolves when there is something free to deliver the next event with. */
  ready: () => Promise<void>
  reporter: Reporter
  totals: Totals
  /** Where what was not delivered is kept. */
  failed: Pick<FailedFile, 'write'>
  /** Stops the run: what is in flight is finished, everything else goes to the failed file. */
  stop: AbortController
}

/**
 * Sends everything that is read, keeps what was not delivered, and reports both.
 *
 * @throws whatever reading or keeping throws, after what is in flight has finished
 */
export async function run(
  reads: AsyncIterable<Read>,
  { deliver, ready, reporter, totals, failed, stop }: RunParts
): Promise<void> {
  const underWay = new Budget(MAX_UNDER_WAY)
  let failure: { error: unknown } | undefined

  const inOrder = new InOrder(reporter)
  const note = (place: number, entries: readonly Entry[]) => {
    for (const entry of entries) totals.add(entry)
    inOrder.fill(place, entries)
  }

  async function handleEvent({ event, text, file, line }: EventRead, place: number): Promise<void> {
    const ingested = ingest(event)
    const deliveries = stop.signal.aborted ? [{ outcome: { kind: 'stopped' } as const }] : await deliver(ingested)
    const entries = deliveries.map((delivery): Entry => ({ kind: 'event', file, line, event: ingested, ...delivery }))
    if (entries.some(isUndelivered)) await failed.write(text)
    note(place, entries)
  }

  async function handleMalformed({ text, file, line, reason, continues = false }: MalformedRead): Promise<void> {
    // Nothing else may be written between the pieces of one line.
    if (continues) await underWay.allGivenBack()
    if (text.length > 0) await failed.write(text, continues)
    if (!continues) note(inOrder.reserve(), [{ kind: 'malformed', file, line, reason }])
  }

  for await (const read of reads) {
    if (failure !== undefined) break
    if (read.kind === 'malformed') {
      await handleMalformed(read)
      continue
    }
    const bytes = read.text.length + BYTES_PER_EVENT
    await underWay.take(bytes)
    await ready()
    handleEvent(read, inOrder.reserve())
      .catch((error: unknown) => {
        failure ??= { error }
        stop.abort()
      })
      .finally(() => underWay.giveBack(bytes))
  }
  await underWay.allGivenBack()
  if (failure !== undefined) throw failure.error
}
