import type { Timers } from '../backoff'

/** Timers that go on when a test says so, and the waits that were asked for. */
export function manualTimers() {
  let now = 0
  const waiting = new Map<symbol, { at: number; callback: () => void }>()
  const waits: number[] = []
  const timers: Timers = {
    after(ms, callback) {
      const id = Symbol()
      waits.push(ms)
      waiting.set(id, { at: now + ms, callback })
      return () => void waiting.delete(id)
    },
    random: () => 0
  }
  return {
    timers,
    waits,
    /** How many have not called back and were not cancelled. */
    get left() {
      return waiting.size
    },
    /** Lets so much time pass, in milliseconds. */
    pass(ms: number) {
      now += ms
      for (const [id, { at, callback }] of [...waiting]) {
        if (at > now) continue
        waiting.delete(id)
        callback()
      }
    }
  }
}
