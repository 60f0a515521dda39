import fc from 'fast-check'
import { draftMistakes, draftOf, valueOfDraft } from './field-draft'
import type { RowKind } from './field-draft'
import { switchKind, switchRow } from './switch-kind'

const WHOLE = { kind: 'whole' } as const

describe('switchKind', () => {
  it('loses nothing on the way to JSON, nor back', () => {
    const value = fc.oneof(
      fc.constant({ '@path': '$.' }),
      fc.record({ '@path': fc.string({ minLength: 1 }).filter((path) => path.trim() !== '') }),
      fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.record({ '@template': fc.string() }), { minKeys: 1 })
    )
    fc.assert(
      fc.property(value, (given) => {
        const draft = draftOf(given)
        const there = switchKind(draft, 'json')
        expect([there.isLost, there.draft.kind, valueOfDraft(there.draft)]).toEqual([false, 'json', given])
        const back = switchKind(there.draft, draft.kind === 'plain' ? 'json' : draft.kind)
        expect([back.isLost, back.draft.kind, valueOfDraft(back.draft)]).toEqual([false, draft.kind, given])
      })
    )
  })

  it.each([
    ['keys', { a: 'x' }, 'whole'],
    ['keys', { a: 'x' }, 'nothing'],
    ['a path', { '@path': '$.properties' }, 'rows'],
    ['JSON of another kind', { '@literal': {} }, 'rows']
  ] as const)('says that %s are lost: %j as %s', (_what, value, to) => {
    expect(switchKind(draftOf(value), to)).toMatchObject({ isLost: true, draft: { kind: to } })
  })

  it('says that JSON that is not finished is lost', () => {
    expect(switchKind({ kind: 'json', text: '{"a"' }, 'whole')).toEqual({ draft: WHOLE, isLost: true })
  })

  it.each(['path', 'rows', 'nothing'] as const)(
    'loses nothing of the whole event, which is one click away: as %s',
    (to) => {
      expect(switchKind(WHOLE, to)).toMatchObject({ isLost: false, draft: { kind: to } })
    }
  )

  it.each([
    { kind: 'rows', rows: [{ id: 1, name: ' ', kind: 'text', text: '' }] },
    { kind: 'path', path: '' },
    { kind: 'json', text: '' },
    { kind: 'nothing' }
  ] as const)('loses nothing where nothing is written: $kind', (draft) => {
    expect(switchKind(draft, 'whole')).toEqual({ draft: WHOLE, isLost: false })
    expect(draftMistakes(switchKind(draft, 'json').draft)).toEqual([])
  })
})

describe('switchRow', () => {
  const switched = (kind: RowKind, text: string, to: RowKind) => {
    const { draft, isLost } = switchRow({ id: 1, name: 'a', kind, text }, to)
    return [draft.kind, draft.text, isLost]
  }

  it.each([
    ['path', '$.properties.id', 'template', '{{properties.id}}'],
    ['template', '{{ properties.id }}', 'path', '$.properties.id'],
    ['text', '$.userId', 'path', '$.userId'],
    ['path', '$.userId', 'text', '$.userId'],
    ['text', 'Order', 'template', 'Order'],
    ['template', 'Order {{id}}', 'text', 'Order {{id}}'],
    ['text', '', 'path', '']
  ] as const)('keeps %s %j as %s', (kind, text, to, kept) => {
    expect(switched(kind, text, to)).toEqual([to, kept, false])
  })

  it.each([
    ['text', 'Order'],
    ['template', 'Order {{id}}'],
    ['template', '{{a}}{{b}}']
  ] as const)('says that %s %j is lost as a path', (kind, text) => {
    expect(switched(kind, text, 'path')).toEqual(['path', '', true])
  })
})
