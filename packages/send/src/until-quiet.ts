import type { Readable } from 'node:stream'

/** How long nothing must come, in milliseconds. */
const QUIET_MS = 1000

/**
 * The chunks of a stream. Once stopped, it is read on as long as something comes, but not waited for: a terminal, or a
 * program that writes into a pipe, may never end by itself.
 */
export async function* untilQuiet(stream: Readable, stop: AbortSignal, quietMs = QUIET_MS): AsyncGenerator<Uint8Array> {
  let timer: NodeJS.Timeout | undefined
  let isWaiting = true
  const beQuietSoon = () => {
    if (isWaiting && stop.aborted) timer = setTimeout(() => stream.destroy(), quietMs)
  }
  stop.addEventListener('abort', beQuietSoon)
  try {
    beQuietSoon()
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      clearTimeout(timer)
      isWaiting = false
      yield chunk
      isWaiting = true
      beQuietSoon()
    }
  } catch (error) {
    // What `destroy` makes the loop end with.
    if (!stop.aborted || (error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  } finally {
    clearTimeout(timer)
    stop.removeEventListener('abort', beQuietSoon)
  }
}
