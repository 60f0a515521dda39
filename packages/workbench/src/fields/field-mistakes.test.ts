import { byRow, mistakesWithin, wordsAt } from './field-mistakes'

const at = (path: string, message = 'must be a text') => ({ path, message })

describe('mistakesWithin', () => {
  it('has what is said of a place and what is within it, and of no place that only begins like it', () => {
    const mistakes = [at('fields.data'), at('fields.data.@path'), at('fields.database'), at('trigger')]
    expect(mistakesWithin(mistakes, 'fields.data').map(({ path }) => path)).toEqual([
      'fields.data',
      'fields.data.@path'
    ])
  })
})

describe('wordsAt', () => {
  it.each([
    ['must be a text', 'fields.data', 'It must be a text.'],
    ['must be a text', 'fields.data.@path', '@path must be a text.'],
    ['fields.data.@path must be a text.', 'fields.data.@path', '@path must be a text.'],
    [
      'Header "Ünsafe" has a name with characters HTTP does not allow.',
      'fields.data',
      'Header "Ünsafe" has a name with characters HTTP does not allow.'
    ],
    ['is missing', 'fields.data', 'It is missing.'],
    ['invalid value expression: "", line:1, col:6', 'fields.data', 'Invalid value expression: "", line:1, col:6.'],
    ['@if requires an "exists" key', 'fields.data', '@if requires an "exists" key.']
  ])('says %j of %s as %j', (message, path, words) => {
    expect(wordsAt({ path, message }, 'fields.data')).toBe(words)
  })
})

describe('byRow', () => {
  it('gives each row what is said of it, and the field the rest', () => {
    const mistakes = [
      at('fields.headers.X-Token'),
      at('fields.headers.X-Token.@path', 'is missing'),
      at('fields.headers.X'),
      at('fields.headers'),
      at('fields.headers.gone'),
      at('fields.data')
    ]
    const { ofRows, rest } = byRow(mistakes, 'fields.headers', ['X', 'X-Token'])
    expect([...ofRows]).toEqual([
      ['X-Token', 'It must be a text.'],
      ['X', 'It must be a text.']
    ])
    expect(rest.map(({ path }) => path)).toEqual(['fields.headers', 'fields.headers.gone'])
  })

  it('knows a name with dots from one that it begins with', () => {
    expect([...byRow([at('fields.data.a.b')], 'fields.data', ['a', 'a.b']).ofRows.keys()]).toEqual(['a.b'])
  })
})
