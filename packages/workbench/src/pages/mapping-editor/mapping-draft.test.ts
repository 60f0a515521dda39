import { changeOf, draftOfMapping, fieldsOfDraft, isChanged, isSame, unfinishedFields } from './mapping-draft'

const SHOWN = [
  { key: 'headers', type: 'object', editor: 'keyvalue:only' },
  { key: 'data', type: 'object' },
  { key: 'enable_batching', type: 'boolean' }
]

const saved = {
  name: 'Orders',
  trigger: 'type = "track"',
  fields: { batch_size: 100, data: { '@path': '$.' }, enable_batching: false }
}

const draft = draftOfMapping(saved, SHOWN)
const withData = (data: unknown) =>
  draftOfMapping({ ...saved, fields: { data } }, SHOWN).fields.data ?? { kind: 'nothing' }

describe('draftOfMapping', () => {
  it('is no change as long as nothing is edited', () => {
    expect([isChanged(saved, draft), changeOf(saved, draft)]).toEqual([false, {}])
    expect(fieldsOfDraft(saved.fields, draft)).toEqual(saved.fields)
  })
})

describe('changeOf', () => {
  it('has what was edited, and nothing else', () => {
    expect(changeOf(saved, { ...draft, name: ' All orders ' })).toEqual({ name: 'All orders' })
    expect(changeOf(saved, { ...draft, trigger: 'type = "page"' })).toEqual({ trigger: 'type = "page"' })
  })

  it('takes a name with spaces around it for the same', () => {
    expect(isChanged(saved, { ...draft, name: 'Orders ' })).toBe(false)
  })

  it('has all fields when one was edited, with those that are not shown as they are', () => {
    const edited = { ...draft, fields: { ...draft.fields, data: withData({ a: 'x' }) } }
    expect(changeOf(saved, edited)).toEqual({
      fields: { batch_size: 100, data: { a: 'x' }, enable_batching: false }
    })
  })

  it('leaves a field out that is nothing now', () => {
    const edited = { ...draft, fields: { ...draft.fields, data: { kind: 'nothing' as const } } }
    expect(changeOf(saved, edited).fields).toEqual({ batch_size: 100, enable_batching: false })
  })

  it('takes a header that nobody has begun for none', () => {
    const headers = { kind: 'rows', rows: [{ id: 1, name: '', kind: 'text', text: '' }], ifEmpty: 'left-out' } as const
    expect(isChanged(saved, { ...draft, fields: { ...draft.fields, headers } })).toBe(false)
  })

  it('has no fields while one is not finished, which is a change all the same', () => {
    const edited = { ...draft, fields: { ...draft.fields, data: { kind: 'json' as const, text: '{' } } }
    expect([unfinishedFields(edited), changeOf(saved, edited), isChanged(saved, edited)]).toEqual([['data'], {}, true])
    expect(fieldsOfDraft(saved.fields, edited)).toBeUndefined()
  })
})

describe('isSame', () => {
  it('does not look at the order of keys, but at that of lists', () => {
    expect(isSame({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true)
    expect(isSame([1, 2], [2, 1])).toBe(false)
    expect(isSame({ a: '1' }, { a: 1 })).toBe(false)
  })
})
