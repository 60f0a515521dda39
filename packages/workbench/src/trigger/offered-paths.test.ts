import { offeredPaths } from './offered-paths'

const values = [
  { path: '$.type', isObject: false },
  { path: '$.properties', isObject: true },
  { path: '$.properties.total', isObject: false },
  { path: '$.properties.shipping', isObject: true },
  { path: '$.properties.products[0].sku', isObject: false },
  { path: '$.context.app.name', isObject: false }
]

describe('the paths that are offered', () => {
  it('are those of the field, as the builder writes them, without objects', () => {
    expect(offeredPaths('property', values)).toEqual(['total', 'products.0.sku'])
    expect(offeredPaths('context', values)).toEqual(['app.name'])
    expect(offeredPaths('trait', values)).toEqual([])
  })

  it('are none for fields without a path', () => {
    expect(offeredPaths('event', values)).toEqual([])
  })
})
