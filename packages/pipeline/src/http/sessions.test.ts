import { MOST_SESSIONS, SESSION_MS, Sessions } from './sessions'

describe('a session', () => {
  it('is known by its id, which nobody can guess, until it is closed', () => {
    const sessions = new Sessions()
    const [one, other] = [sessions.open(), sessions.open()]
    expect(one).toMatch(/^[\w-]{43}$/)
    expect(one).not.toBe(other)
    const isKnown = (id: string) => sessions.endOf(id) !== undefined
    expect([one, other, `${one}x`, one.slice(1), ''].map(isKnown)).toEqual([true, true, false, false, false])
    sessions.close(one)
    sessions.close('nothing')
    expect([one, other].map(isKnown)).toEqual([false, true])
  })

  it('ends after twelve hours, however much it is used', () => {
    let now = 1000
    const sessions = new Sessions(() => now)
    const id = sessions.open()
    now += SESSION_MS - 1
    expect(sessions.endOf(id)).toEqual(new Date(43_201_000))
    now += 1
    expect(sessions.endOf(id)).toBeUndefined()
  })

  it('ends when a hundred were opened after it', () => {
    const sessions = new Sessions()
    const ids = Array.from({ length: MOST_SESSIONS + 1 }, () => sessions.open())
    expect(ids.filter((id) => sessions.endOf(id) === undefined)).toEqual(ids.slice(0, 1))
  })
})
