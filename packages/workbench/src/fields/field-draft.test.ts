import fc from 'fast-check'
import { draftMistakes, draftOf, draftOfField, valueOfDraft } from './field-draft'
import type { FieldDraft, Row } from './field-draft'

const OBJECT = { key: 'data', type: 'object' }
const HEADERS = { key: 'headers', type: 'object', editor: 'keyvalue:only' }

/** JSON as it comes out of the API: such as without -0, which JSON has, and which no API answers. */
const anyJson = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown)

/** The API takes no such key. */
const hasRefusedKey = (value: unknown) => JSON.stringify(value ?? null).includes('"__proto__":')

const directive = fc.oneof(
  fc.record({ '@path': fc.string() }),
  fc.record({ '@template': fc.string() }),
  fc.record({ '@path': fc.constant('$.') }),
  fc.record({ '@path': fc.string(), _metadata: fc.record({}) }),
  fc.record({ '@literal': anyJson })
)

/** What stands in fields, more often than any JSON. */
const anyValue = fc
  .oneof(
    anyJson,
    directive,
    fc.dictionary(fc.string(), fc.oneof(fc.string(), directive, fc.integer())),
    fc.constant(undefined)
  )
  .filter((value) => !hasRefusedKey(value))

const rows = (...given: Omit<Row, 'id'>[]): FieldDraft => ({
  kind: 'rows',
  rows: given.map((row, id) => ({ ...row, id }))
})

describe('draftOf', () => {
  it.each([
    ['nothing', undefined],
    ['whole', { '@path': '$.' }],
    ['path', { '@path': '$.properties' }],
    ['json', {}],
    ['rows', { a: 'text', b: { '@path': '$.b' }, c: { '@template': '{{c}}' } }],
    ['json', null],
    ['json', ['list']],
    ['json', { '@literal': 1 }],
    ['json', { '@path': '$.a', _metadata: {} }],
    ['json', { '@path': { '@path': '$.a' } }],
    ['json', { '@path': '' }],
    ['json', { a: 1 }],
    ['json', { a: null }],
    ['json', { a: { '@if': {} } }],
    ['json', { a: { '@path': '' } }],
    ['json', { '@path': '$.a', other: 'x' }],
    ['json', { '': 'without a name' }],
    ['json', { ' a': 'with a space before its name' }],
    ['plain', true],
    ['plain', 'text']
  ])('is %s for %j', (kind, value) => {
    expect(draftOf(value).kind).toBe(kind)
  })

  it('has a kind for each way of writing a value of a key', () => {
    expect(draftOf({ a: 'text', b: { '@path': '$.b' }, c: { '@template': '{{c}}' } })).toMatchObject({
      rows: [
        { name: 'a', kind: 'text', text: 'text' },
        { name: 'b', kind: 'path', text: '$.b' },
        { name: 'c', kind: 'template', text: '{{c}}' }
      ]
    })
  })

  it('shows what it was given: read back, it is the same', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const draft = draftOf(value)
        expect(draftMistakes(draft)).toEqual([])
        expect(valueOfDraft(draft)).toEqual(value)
      }),
      { numRuns: 500 }
    )
  })

  it.each([OBJECT, HEADERS, { key: 'enable_batching', type: 'boolean' }, { key: 'batch_size', type: 'number' }])(
    'shows what it was given in the field $key, too',
    (field) => {
      fc.assert(fc.property(anyValue, (value) => expect(valueOfDraft(draftOfField(field, value))).toEqual(value)))
    }
  )
})

describe('draftOfField', () => {
  it('is JSON for what the editor of the field cannot show', () => {
    expect(draftOfField(OBJECT, 'text').kind).toBe('json')
    expect(draftOfField(HEADERS, { '@path': '$.context' }).kind).toBe('json')
    expect(draftOfField({ key: 'enable_batching', type: 'boolean' }, 'true').kind).toBe('json')
  })

  it('leaves headers out while there is none, unless the mapping has none already', () => {
    expect(valueOfDraft(draftOfField(HEADERS, undefined))).toBeUndefined()
    expect(valueOfDraft(draftOfField(HEADERS, {}))).toEqual({})
  })
})

describe('draftMistakes', () => {
  const row = (name: string, text = 'x') => ({ name, kind: 'text' as const, text })

  it('finds names that are missing, there twice, or would make a directive', () => {
    expect(draftMistakes(rows(row('a'), row(''), row('@path'), row(' a ')))).toEqual([
      { row: 0, message: 'This name is there twice.' },
      { row: 1, message: 'Give it a name.' },
      { row: 2, message: 'A name cannot begin with @. Edit the field as JSON to use a directive.' },
      { row: 3, message: 'This name is there twice.' }
    ])
  })

  it('passes over rows that nobody has begun to fill, and so does the value', () => {
    const draft = rows(row('a'), row('', ''), row('', ''))
    expect(draftMistakes(draft)).toEqual([])
    expect(valueOfDraft(draft)).toEqual({ a: 'x' })
  })

  it('finds no key where hardly anybody means to send none, and a variable of which no path is chosen', () => {
    expect(draftMistakes(rows(row('', '')))).toEqual([{ message: 'Add a key, or choose what else to send.' }])
    expect(draftMistakes({ kind: 'rows', rows: [], ifEmpty: 'object' })).toEqual([])
    expect(draftMistakes(rows({ name: 'a', kind: 'path', text: ' ' }))).toEqual([
      { row: 0, message: 'Choose what of the event to send.' }
    ])
  })

  it('finds a key that the API takes nowhere', () => {
    const mistake = 'A key cannot be called __proto__.'
    expect(draftMistakes(rows(row('__proto__')))).toEqual([{ row: 0, message: mistake }])
    expect(draftMistakes({ kind: 'json', text: '{"a":[{"__proto__":1}]}' })).toEqual([{ message: mistake }])
  })

  it('finds JSON that is not finished, and a path that is not chosen', () => {
    expect(draftMistakes({ kind: 'json', text: '{"a":' })).toEqual([
      { message: expect.stringMatching(/^This is not JSON yet: /) as string }
    ])
    expect(draftMistakes({ kind: 'path', path: ' ' })).toEqual([{ message: 'Choose what of the event to send.' }])
  })

  it('takes empty JSON for nothing', () => {
    expect(draftMistakes({ kind: 'json', text: ' \n' })).toEqual([])
    expect(valueOfDraft({ kind: 'json', text: ' \n' })).toBeUndefined()
  })
})
