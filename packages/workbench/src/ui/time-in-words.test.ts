import { timeInWords } from './time-in-words'

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
