import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { SegmentEvent } from '../events/segment-events'

async function* linesForEver(file: string): AsyncGenerator<string, never> {
  for (;;) yield* createInterface({ input: createReadStream(file) })
}

/** The events of an NDJSON file, one after the other and then from the beginning again, as the plainest loop reads them. */
export function eventsOfFile(file: string): () => Promise<SegmentEvent> {
  const lines = linesForEver(file)
  return async () => JSON.parse((await lines.next()).value) as SegmentEvent
}

/** The same, so many at a time. */
export function batchesOfFile(file: string, eventsPerBatch: number): () => Promise<SegmentEvent[]> {
  const lines = linesForEver(file)
  return async () => {
    const batch: SegmentEvent[] = []
    while (batch.length < eventsPerBatch) batch.push(JSON.parse((await lines.next()).value) as SegmentEvent)
    return batch
  }
}
