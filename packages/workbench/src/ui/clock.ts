import { useSyncExternalStore } from 'react'

/** How often "a minute ago" is looked at, in milliseconds. */
const TICK_MS = 10_000

const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

/** Older than this, in milliseconds, it is behind what has just happened, which would then seem to be ahead. */
const STALE_MS = 500

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (Date.now() - now > STALE_MS) tick()
  timer ??= setInterval(tick, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The time, in milliseconds since 1970, every ten seconds: one clock for all that show it. */
export const useNow = () => useSyncExternalStore(subscribe, () => now)
