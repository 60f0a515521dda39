import { momentAfter } from './moment-after'

describe('momentAfter', () => {
  it('is now when that is later', () => {
    const before = Date.now()
    expect(momentAfter(new Date(0)).getTime()).toBeGreaterThanOrEqual(before)
  })

  it('is later than a moment that is not over, as when something is changed twice in a millisecond', () => {
    const ahead = new Date(Date.now() + 60_000)
    expect(momentAfter(ahead)).toEqual(new Date(ahead.getTime() + 1))
  })
})
