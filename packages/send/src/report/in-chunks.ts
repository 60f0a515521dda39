import type { Writable } from 'node:stream'

/** From how many characters on what was added is written at once. */
const MOST_HELD = 64 * 1024

/** Text on its way to a stream. */
export interface Chunks {
  add(text: string): void
  /** Writes what was added and is not written yet. */
  flush(): void
}

/**
 * Writes text in few large pieces: to a file or a terminal each write is a call of the system, which takes longer than
 * all the rest of a row [measured]. What is added goes out in the same turn of the event loop, when all else in it is
 * done.
 */
export function inChunks(out: Writable): Chunks {
  let held = ''
  let isDue = false
  const flush = () => {
    isDue = false
    if (held === '') return
    const text = held
    held = ''
    out.write(text)
  }
  return {
    add(text) {
      held += text
      if (held.length >= MOST_HELD) return flush()
      if (isDue) return
      isDue = true
      setImmediate(flush)
    },
    flush
  }
}
