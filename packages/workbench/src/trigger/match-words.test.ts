import { countInWords } from './match-words'

it.each([
  [{ count: 3, of: 20 }, 'Matches 3 of the last 20 events'],
  [{ count: 0, of: 500 }, 'Matches 0 of the last 500 events'],
  [{ count: 20, of: 20 }, 'Matches all of the last 20 events'],
  [{ count: 1, of: 1 }, 'Matches the only event there is'],
  [{ count: 0, of: 1 }, 'Does not match the only event there is']
])('%j events are said to be: %s', (matched, words) => {
  expect(countInWords(matched)).toBe(words)
})
