import { clockTime } from './clock-time'

it('a clock shows the time of day, and the day once it is a day ago', () => {
  const at = new Date(2026, 0, 31, 9, 5, 7).getTime()
  expect(clockTime(at, at + 86_399_999)).toBe('09:05:07')
  expect(clockTime(at, at + 86_400_000)).toBe('31 Jan, 09:05')
})
