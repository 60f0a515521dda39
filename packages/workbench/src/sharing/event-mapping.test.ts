import { hasMistakes, mistakesIn, sharedEventMapping } from './event-mapping'
import { withShared } from './in-collector'

describe('an event mapping', () => {
  it('is shared without the rows that are not filled in', () => {
    const rows = [
      { name: ' user_id ', path: ' .userId' },
      { name: 'empty', path: ' ' },
      { name: '', path: '.x' }
    ]
    expect(sharedEventMapping({ name: ' A ', match: ' true ', rows })).toEqual({
      name: 'A',
      match: 'true',
      fields: { user_id: '.userId' }
    })
  })

  it('says what is wrong with it, at its place', () => {
    const rows = [
      { name: 'a', path: '.a' },
      { name: '', path: '' },
      { name: '', path: '.b' },
      { name: 'c', path: '' },
      { name: ' a', path: '.d' }
    ]
    expect(mistakesIn({ name: '', match: ' ', rows })).toEqual({
      name: 'A name is missing',
      match: 'A criterion is missing',
      rows: [undefined, undefined, 'A name is missing', 'A path is missing', 'There is a field of this name']
    })
  })

  it.each([
    [false, {}],
    [false, { rows: [{ name: '', path: ' ' }] }],
    [true, { name: ' ' }],
    [true, { match: '' }],
    [true, { rows: [{ name: 'a', path: '' }] }],
    [
      true,
      {
        rows: [
          { name: 'a', path: '.a' },
          { name: 'a', path: '.b' }
        ]
      }
    ]
  ])('has mistakes: %s, with %j', (expected, more) => {
    expect(hasMistakes({ name: 'A', match: 'true', rows: [], ...more })).toBe(expected)
  })
})

it('in the collector, event mappings replace those of the same name where they stand, and follow the others', () => {
  const mapping = (name: string, match: string) => ({ name, match, fields: {} })
  const there = [
    { ...mapping('A', 'old'), active: false },
    { ...mapping('B', 'old'), active: false }
  ]
  expect(withShared(there, [mapping('C', 'new'), mapping('A', 'new')])).toEqual([
    { ...mapping('A', 'new'), active: true },
    { ...mapping('B', 'old'), active: false },
    { ...mapping('C', 'new'), active: true }
  ])
})
