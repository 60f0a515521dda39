import type { EventEmitter } from 'node:events'

/** What stopping needs from the world. */
export interface StopDependencies {
  /** Milliseconds. */
  now: () => number
  exit: (code: number) => void
}

const production: StopDependencies = { now: performance.now.bind(performance), exit: process.exit.bind(process) }

/** Two Ctrl-C this close together are one, in milliseconds: npm may hand on what the terminal has sent already. */
const SAME_CTRL_C_MS = 500

/**
 * Stops the run on a signal; a second Ctrl-C ends the process at once, with exit code 130.
 *
 * @param say told once, when the run stops
 */
export function stopOnSignals(
  signals: EventEmitter,
  stop: AbortController,
  say: (text: string) => void,
  { now, exit }: StopDependencies = production
): void {
  let stoppedAt: number | undefined
  const stopOnce = () => {
    if (stoppedAt !== undefined) return
    stoppedAt = now()
    stop.abort()
    // Once everybody who shows something has heard of it too.
    setImmediate(() => say('\nStopping: finishing what is in flight. Press Ctrl-C again to quit at once.\n'))
  }
  signals.on('SIGINT', () => {
    if (stoppedAt !== undefined && now() - stoppedAt > SAME_CTRL_C_MS) exit(130)
    stopOnce()
  })
  signals.on('SIGTERM', stopOnce).on('SIGHUP', stopOnce)
}
