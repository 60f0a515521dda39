import type { Limits } from './limits'
import { readEvents, type Read } from './read-events'

/** Cuts bytes into chunks of the given sizes, the last of which repeats, as a stream would. */
export async function* inChunks(bytes: Uint8Array, sizes: number[] = [bytes.length]): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  for (let at = 0, chunk = 0; at < bytes.length; chunk++) {
    const size = Math.max(1, sizes[Math.min(chunk, sizes.length - 1)] ?? 1)
    // A copy: a reader that kept the chunk itself would see it change.
    const copy = Uint8Array.from(bytes.subarray(at, at + size))
    yield copy
    copy.fill(0)
    at += size
  }
}

/** Everything that is read from `content`. */
export async function readAll(content: string | Uint8Array, sizes?: number[], limits?: Limits): Promise<Read[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const reads: Read[] = []
  for await (const some of readEvents(inChunks(bytes, sizes), 'events.json', limits)) reads.push(...some)
  return reads
}

/** A read as one short line: `line: event` for an event, `line! text (reason)` for a malformed piece. */
export function inShort(read: Read): string {
  if (read.kind === 'event') return `${read.line}: ${JSON.stringify(read.event)}`
  return `${read.line}! ${read.text.toString()} (${read.reason})`
}

/** What is read from `content`, in short. */
export async function shortReads(content: string | Uint8Array, limits?: Limits): Promise<string[]> {
  return (await readAll(content, undefined, limits)).map(inShort)
}

/** The events among what was read. */
export function eventsOf(reads: Read[]): unknown[] {
  return reads.flatMap((read) => (read.kind === 'event' ? [read.event] : []))
}
