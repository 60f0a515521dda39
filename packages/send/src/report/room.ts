import type { Writable } from 'node:stream'

/**
 * Bounds what waits in a stream to be read: whoever reads it may be slower than the run, and it would fill memory.
 *
 * @returns undefined when the stream takes more; else resolves when it does. One that nobody reads any more always does,
 * and so does any once the run is stopped.
 */
export function roomIn(out: Writable, stop: AbortSignal): () => Promise<void> | undefined {
  let isGone = false
  // Standard output forgets that it failed, and is then never drained.
  const gone = () => void (isGone = true)
  out.once('error', gone).once('close', gone)

  return () => {
    if (isGone || stop.aborted || !out.writableNeedDrain) return undefined
    return new Promise<void>((resolve) => {
      const done = () => {
        for (const event of ENDS) out.off(event, done)
        stop.removeEventListener('abort', done)
        resolve()
      }
      for (const event of ENDS) out.on(event, done)
      stop.addEventListener('abort', done)
    })
  }
}

const ENDS = ['drain', 'error', 'close']
