import { clockTime, titleOf, whoOf } from './event-words'

describe('an event in a list', () => {
  it.each([
    ['track', 'Product Viewed', 'Product Viewed'],
    ['identify', null, 'Identify'],
    ['page', '', 'Page']
  ])('is called by its name, or its type: %s, %j', (type, name, title) => {
    expect(titleOf({ type, name })).toBe(title)
  })

  it.each([
    [{ userId: 'u-1', anonymousId: 'a-1' }, 'u-1'],
    [{ userId: null, anonymousId: 'a-1' }, 'anonymous a-1'],
    [{ userId: '', anonymousId: 7 }, undefined]
  ])('is of the known user before the anonymous one: %j', (payload, who) => {
    expect(whoOf(payload)).toBe(who)
  })

  it('shows the time of day, and the day once it is a day ago', () => {
    const at = new Date(2026, 0, 31, 9, 5, 7).getTime()
    expect(clockTime(at, at + 86_399_999)).toBe('09:05:07')
    expect(clockTime(at, at + 86_400_000)).toBe('31 Jan, 09:05')
  })
})
