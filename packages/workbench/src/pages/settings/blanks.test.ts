import { hasBlanksAround } from './blanks'

it.each([
  ['secret', false],
  ['', false],
  ['two words', false],
  [' secret', true],
  ['secret ', true],
  ['secret\n', true],
  ['\u00a0secret', true]
])('whether there are blanks around %j: %s', (text, expected) => {
  expect(hasBlanksAround(text)).toBe(expected)
})
