import { placeOfMistake } from './place-of-mistake'

it.each([
  ['{"a": wrong}', 'wrong'],
  ['{"a": 1, "b": tru}', 'tru'],
  ["{'a': 1}", "'a'"],
  ['[1, 2 3]', '3'],
  ['{"type": "track", "event": "A" "userId": "u"}', '"userId"'],
  ['{"a": 1,}', '}']
])('in %s the mistake is at %s', (text, at) => {
  expect(placeOfMistake(text)).toBe(text.indexOf(at))
})

it('the mistake of a text that breaks off is at its end', () => {
  expect(placeOfMistake('{"a":')).toBe(5)
})
