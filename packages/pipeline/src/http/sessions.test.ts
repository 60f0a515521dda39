import { MOST_SESSIONS, SESSION_MS, Sessions } from './sessions'

describe('a session', () => {
  it('is known by its id, which nobody can guess, until it is closed', () => {
    const sessions = new Sessions()
    const [one, other] = [sessions.open(), sessions.open()]
    expect(one).toMatch(/^[\w-]{43}$/)
    expect(one).not.toBe(other)
    expect([one, other, `${one}x`, one.slice(1), ''].map((id) => sessions.has(id))).toEqual([
      true,
      true,
      false,
      false,
      false
    ])
    sessions.close(one)
    sessions.close('nothing')
    expect([one, other].map((id) => sessions.has(id))).toEqual([false, true])
  })

  it('ends after twelve hours, however much it is used', () => {
    let now = 1000
    const sessions = new Sessions(() => now)
    const id = sessions.open()
    now += SESSION_MS - 1
    expect(sessions.has(id)).toBe(true)
    now += 1
    expect([SESSION_MS, sessions.has(id)]).toEqual([43_200_000, false])
  })

  it('ends when a hundred were opened after it', () => {
    const sessions = new Sessions()
    const ids = Array.from({ length: MOST_SESSIONS + 1 }, () => sessions.open())
    expect(ids.filter((id) => !sessions.has(id))).toEqual(ids.slice(0, 1))
  })
})
