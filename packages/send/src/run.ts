import type { SegmentEvent } from '@segment/actions-core'
import PQueue from 'p-queue'
import type { Outcome } from './delivery/outcome'
import type { FailedFile } from './failed-file'
import { ingest } from './ingestion'
import type { EventRead, MalformedRead, Read } from './read/read'
import { InOrder } from './report/in-order'
import type { Entry, Reporter } from './report/reporter'
import { isUndelivered } from './report/totals'
import type { Totals } from './report/totals'

/** The most events that are under way at a time, those waiting for their next try included. It bounds memory. */
const MAX_UNDER_WAY = 1000

/** How the delivery of an event by one of the mappings ended. The mapping is named where there are several. */
export interface Delivery {
  mapping?: string
  outcome: Outcome
}

/** What a run works with. */
export interface RunParts {
  /** Delivers an event by every mapping whose trigger matches it; gives a single "not matched" when none does. */
  deliver: (event: SegmentEvent) => Promise<Delivery[]>
  reporter: Reporter
  totals: Totals
  failed: FailedFile
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
  { deliver, reporter, totals, failed, stop }: RunParts
): Promise<void> {
  const underWay = new PQueue({ concurrency: MAX_UNDER_WAY })
  let failure: { error: unknown } | undefined

  const inOrder = new InOrder(reporter)
  const note = (place: number, entries: readonly Entry[]) => {
    for (const entry of entries) totals.add(entry)
    inOrder.fill(place, entries)
  }

  async function handleEvent({ event, text, file, line }: EventRead, place: number): Promise<void> {
    const deliveries = stop.signal.aborted ? [{ outcome: { kind: 'stopped' } as const }] : await deliver(ingest(event))
    const entries = deliveries.map((delivery): Entry => ({ kind: 'event', file, line, event, ...delivery }))
    if (entries.some(isUndelivered)) await failed.write(text)
    note(place, entries)
  }

  async function handleMalformed({ text, file, line, reason, continues = false }: MalformedRead): Promise<void> {
    // Nothing else may be written between the pieces of one line.
    if (continues) await underWay.onIdle()
    if (text.length > 0) await failed.write(text, continues)
    if (!continues) note(inOrder.reserve(), [{ kind: 'malformed', file, line, reason }])
  }

  for await (const read of reads) {
    if (failure !== undefined) break
    if (read.kind === 'malformed') {
      await handleMalformed(read)
      continue
    }
    await underWay.onSizeLessThan(1)
    const place = inOrder.reserve()
    underWay
      .add(() => handleEvent(read, place))
      .catch((error: unknown) => {
        failure ??= { error }
        stop.abort()
      })
  }
  await underWay.onIdle()
  if (failure !== undefined) throw failure.error
}
