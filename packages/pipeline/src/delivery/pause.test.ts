import type { Attempt } from '@actions-movable-ink/runtime'
import { Pause } from './pause'

const down = { kind: 'refused', status: 503, message: '', retryable: true, ms: 1 } satisfies Attempt
const refused = { kind: 'refused', status: 400, message: '', retryable: false, ms: 1 } satisfies Attempt
const request = { method: 'POST', url: 'https://movable.example/', bytes: 2 }
const delivered: Attempt = { kind: 'delivered', status: 200, ms: 1 }

/** A pause at a clock of its own, and how it is told of an attempt that began just now unless a test says when. */
function pauseAt(longestMs = 60_000) {
  const clock = { now: 1_000_000 }
  const pause = new Pause(
    longestMs,
    () => clock.now,
    () => 0
  )
  return { clock, pause, note: (attempt: Attempt, beganAt = clock.now) => pause.note(attempt, beganAt) }
}

describe('the pause of a destination', () => {
  it('is none while it takes what it is sent', () => {
    const { pause, note } = pauseAt()
    note(delivered)
    expect(pause.remainingMs).toBe(0)
  })

  it('doubles each time that it still takes nothing after it, up to ten seconds', () => {
    const { pause, clock, note } = pauseAt()
    const pauses = Array.from({ length: 10 }, () => {
      note(down)
      const { remainingMs } = pause
      clock.now += remainingMs
      return remainingMs
    })
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000, 10_000])
  })

  it('counts what was under way when it began as one failure, however late it fails', () => {
    const { pause, clock, note } = pauseAt()
    const beganAt = clock.now
    for (let request = 0; request < 16; request++) note(down, beganAt)
    expect(pause.remainingMs).toBe(250)
    clock.now += 10_000
    note(down, beganAt)
    expect(pause.remainingMs).toBe(0)
    note(down)
    expect(pause.remainingMs).toBe(500)
  })

  it('ends with the first event that is taken, and begins anew after it', () => {
    const { pause, clock, note } = pauseAt()
    note(down)
    clock.now += 250
    note(down)
    expect(pause.isProbing).toBe(true)
    clock.now += 500
    note(delivered)
    expect([pause.remainingMs, pause.isProbing]).toEqual([0, false])
    clock.now += 1
    note(down)
    expect(pause.remainingMs).toBe(250)
  })

  it.each<[what: string, attempt: Attempt]>([
    ['taken', delivered],
    ['refused', { ...refused, request }]
  ])('goes on when an event is %s that was under way when it began', (_what, attempt) => {
    const { pause, clock, note } = pauseAt()
    const beganAt = clock.now
    note({ ...down, status: 429, retryAfterMs: 20_000 })
    note(attempt, beganAt)
    expect([pause.remainingMs, pause.isProbing]).toEqual([20_000, true])
    clock.now += 20_000
    note(attempt, beganAt)
    expect(pause.isProbing).toBe(true)
    note(attempt)
    expect([pause.remainingMs, pause.isProbing]).toEqual([0, false])
  })

  it('is as long as the longest wait that was asked for, by what was under way too', () => {
    const { pause, clock, note } = pauseAt()
    const beganAt = clock.now
    note(down)
    note({ ...down, status: 429, retryAfterMs: 20_000 }, beganAt)
    note({ ...down, status: 429, retryAfterMs: 1000 }, beganAt)
    expect(pause.remainingMs).toBe(20_000)
    clock.now += 20_000
    note(down)
    expect(pause.remainingMs).toBe(500)
  })

  it('goes on when an event is refused that was not sent, and ends when one is refused that was', () => {
    const { pause, clock, note } = pauseAt()
    note(down)
    clock.now += 1
    note(refused)
    note({ kind: 'notMatched', ms: 1 })
    expect([pause.remainingMs, pause.isProbing]).toEqual([249, true])
    note({ ...refused, request })
    expect([pause.remainingMs, pause.isProbing]).toEqual([0, false])
  })

  it('is as long as an answer asks, within bounds', () => {
    const { pause, note } = pauseAt()
    note({ ...down, status: 429, retryAfterMs: 20_000 })
    expect(pause.remainingMs).toBe(20_000)
    const { pause: other, note: noteOther } = pauseAt()
    noteOther({ ...down, status: 429, retryAfterMs: 7_200_000 })
    expect(other.remainingMs).toBe(60_000)
    const { pause: third, note: noteThird } = pauseAt()
    noteThird({ ...down, status: 429, retryAfterMs: 0 })
    expect(third.remainingMs).toBe(250)
  })

  it('does not begin because an event is at fault, or because the turn of one did not come', () => {
    const { pause, note } = pauseAt()
    note({ ...down, status: 422, retryable: false })
    note({ ...down, notSent: true })
    expect(pause.remainingMs).toBe(0)
  })
})
