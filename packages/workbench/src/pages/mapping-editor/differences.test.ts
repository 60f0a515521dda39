import { differences } from './differences'
import { draftOfMapping } from './mapping-draft'

const SHOWN = [
  { key: 'headers', type: 'object', editor: 'keyvalue:only' },
  { key: 'data', type: 'object' }
]
const LABELS = new Map([
  ['headers', 'Headers'],
  ['data', 'Data']
])
const mine = { name: 'Orders', trigger: 'type = "track"', fields: { data: { '@path': '$.' }, batch_size: 10 } }
const draft = draftOfMapping(mine, SHOWN)

describe('differences', () => {
  it('has none when the same was saved elsewhere', () => {
    expect(differences(mine, draft, LABELS)).toEqual([])
  })

  it('names each part that differs, with both sides', () => {
    const theirs = { name: 'All orders', trigger: 'type = "page"', fields: { headers: { 'X-Shop': 'tea' } } }
    expect(differences(theirs, draft, LABELS)).toEqual([
      { part: 'Name', theirs: 'All orders', mine: 'Orders' },
      { part: 'Trigger', theirs: 'type = "page"', mine: 'type = "track"' },
      { part: 'Headers', theirs: '{\n  "X-Shop": "tea"\n}', mine: 'Nothing' },
      { part: 'Data', theirs: 'Nothing', mine: '{\n  "@path": "$."\n}' }
    ])
  })

  it('takes over what is not shown here: it is never edited here', () => {
    expect(differences({ ...mine, fields: { ...mine.fields, batch_size: 500 } }, draft, LABELS)).toEqual([])
  })
})
