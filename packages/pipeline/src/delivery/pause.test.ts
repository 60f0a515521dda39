import type { Attempt } from '@actions-movable-ink/runtime'
import { Pause } from './pause'

const down = { kind: 'refused', status: 503, message: '', retryable: true, ms: 1 } satisfies Attempt
const delivered: Attempt = { kind: 'delivered', status: 200, ms: 1 }

function pauseAt(longestMs = 60_000) {
  const clock = { now: 1_000_000 }
  return {
    clock,
    pause: new Pause(
      longestMs,
      () => clock.now,
      () => 0
    )
  }
}

describe('the pause of a destination', () => {
  it('is none while it takes what it is sent', () => {
    const { pause } = pauseAt()
    pause.note(delivered)
    expect(pause.remainingMs).toBe(0)
  })

  it('doubles each time that it still takes nothing after it, up to ten seconds', () => {
    const { pause, clock } = pauseAt()
    const pauses = Array.from({ length: 10 }, () => {
      pause.note(down)
      const { remainingMs } = pause
      clock.now += remainingMs
      return remainingMs
    })
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000, 10_000])
  })

  it('counts what was under way when it began as one failure', () => {
    const { pause } = pauseAt()
    for (let request = 0; request < 16; request++) pause.note(down)
    expect(pause.remainingMs).toBe(250)
  })

  it('ends with the first event that is taken, and begins anew after it', () => {
    const { pause, clock } = pauseAt()
    pause.note(down)
    clock.now += 250
    pause.note(down)
    expect(pause.isProbing).toBe(true)
    pause.note(delivered)
    expect([pause.remainingMs, pause.isProbing]).toEqual([0, false])
    pause.note(down)
    expect(pause.remainingMs).toBe(250)
  })

  it('goes on when an event is refused that was not sent, and ends when one is refused that was', () => {
    const { pause } = pauseAt()
    const refused = { kind: 'refused', status: 400, message: '', retryable: false, ms: 1 } satisfies Attempt
    pause.note(down)
    pause.note(refused)
    pause.note({ kind: 'notMatched', ms: 1 })
    expect([pause.remainingMs, pause.isProbing]).toEqual([250, true])
    pause.note({ ...refused, request: { method: 'POST', url: 'https://movable.example/', bytes: 2 } })
    expect([pause.remainingMs, pause.isProbing]).toEqual([0, false])
  })

  it('is as long as an answer asks, within bounds', () => {
    const { pause } = pauseAt()
    pause.note({ ...down, status: 429, retryAfterMs: 20_000 })
    expect(pause.remainingMs).toBe(20_000)
    const { pause: other } = pauseAt()
    other.note({ ...down, status: 429, retryAfterMs: 7_200_000 })
    expect(other.remainingMs).toBe(60_000)
    const { pause: third } = pauseAt()
    third.note({ ...down, status: 429, retryAfterMs: 0 })
    expect(third.remainingMs).toBe(250)
  })

  it('does not begin because an event is at fault, or because the turn of one did not come', () => {
    const { pause } = pauseAt()
    pause.note({ ...down, status: 422, retryable: false })
    pause.note({ ...down, notSent: true })
    expect(pause.remainingMs).toBe(0)
  })
})
