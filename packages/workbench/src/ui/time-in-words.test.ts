import { clockTime, dateInWords, preciseTime, timeInWords, timeOfDay } from './time-in-words'

const now = Date.parse('2026-11-02T12:00:00Z')

describe('a moment in words', () => {
  it.each([
    [-999, 'just now'],
    [999, 'just now'],
    [-1000, '1 second ago'],
    [-59_999, '59 seconds ago'],
    [-60_000, '1 minute ago'],
    [-3_600_000, '1 hour ago'],
    [-86_400_000, 'yesterday'],
    [-7 * 86_400_000, '7 days ago'],
    [90_000, 'in 1 minute']
  ])('that is %d ms from now is %p', (ms, words) => {
    expect(timeInWords(now + ms, now)).toBe(words)
  })
})

describe('a moment by the clock has all hours of the day', () => {
  const at = new Date(2026, 0, 31, 15, 5, 7, 89)

  it('on each page', () => {
    expect(timeOfDay(at)).toBe('15:05:07')
    expect(dateInWords(at)).toBe('Jan 31, 2026, 15:05:07')
    expect(preciseTime(at)).toBe('Jan 31, 15:05:07.089')
  })

  it('and in a list its day once it is a day ago', () => {
    expect(clockTime(at.getTime(), at.getTime() + 86_399_999)).toBe('15:05:07')
    expect(clockTime(at.getTime(), at.getTime() + 86_400_000)).toBe('Jan 31, 15:05')
  })
})
