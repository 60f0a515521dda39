import type { CatalogEntry } from '../../api/catalog'
import { searchCatalog } from './search-catalog'

const entry: CatalogEntry = {
  slug: 'actions-movable-ink',
  name: 'Movable Ink (Actions)',
  description: 'Send Segment analytics events to Movable Ink',
  settings: [{ key: 'password', label: 'Access Secret', description: '', type: 'password', required: true }],
  actions: [{ key: 'sendEntireEvent', title: 'Send Entire Event', description: '', hidden: false, fields: [] }],
  presets: []
}

describe('the search of the catalog', () => {
  it.each(['', '  ', 'movable', 'INK', 'ink movable', 'access secret', 'entire', 'actions-movable-ink'])(
    'finds the destination by "%s"',
    (search) => {
      expect(searchCatalog([entry], search)).toEqual([entry])
    }
  )

  it('finds only what holds every word', () => {
    expect(searchCatalog([entry], 'movable braze')).toEqual([])
  })
})
