import fc from 'fast-check'
import { mistakeOfKeys, silentChanges } from './json-text'

describe('silentChanges', () => {
  it.each([
    ['{"n":12345678901234567890}', '12345678901234567890 is sent as 12345678901234567000: '],
    ['[9007199254740993]', '9007199254740993 is sent as 9007199254740992: '],
    ['{"n":0.12345678901234567890123}', '0.12345678901234567890123 is sent as 0.12345678901234568: '],
    ['{"n":1e400}', '1e400 is sent as null: '],
    ['{"a":1,"b":{"a":2},"\\u0061":3}', '"a" is there twice: only the last of them is sent.']
  ])('tells of %s', (text, said) => {
    expect(silentChanges(text)).toEqual([expect.stringMatching(new RegExp(`^${said}`)) as string])
  })

  it.each([
    '{"n":1.0,"m":-0.50e2,"big":1e21,"zero":-0.0,"small":1E-7,"id":"12345678901234567890"}',
    '[{"a":1},{"a":2},["a","a"]]',
    '{"text":"\\"a\\": 12345678901234567890, \\"a\\": {","other":"a"}',
    ''
  ])('has nothing to tell of %s', (text) => {
    expect(silentChanges(text)).toEqual([])
  })

  it('has nothing to tell of what was written from a value', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(silentChanges(JSON.stringify(value, null, 2))).toEqual([])))
  })
})

describe('mistakeOfKeys', () => {
  it('finds the key that the API refuses, as a key alone', () => {
    expect(mistakeOfKeys('[{"a":{"__proto__" : 1}}]')).toBe('A key cannot be called __proto__.')
    expect(mistakeOfKeys('["__proto__",{"a":"__proto__"}]')).toBeUndefined()
  })
})
