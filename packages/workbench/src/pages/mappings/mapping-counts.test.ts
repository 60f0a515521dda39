import type { ByMapping } from './mapping-counts'
import { countsOf } from './mapping-counts'

describe('the counts of a mapping', () => {
  const byMapping: ByMapping = [
    { mappingId: 'a', counts: { delivered: 5, discarded: 2, dead: 1, retrying: 4, queued: 9 } },
    { mappingId: null, counts: { delivered: 7 } }
  ]

  it('take discarded deliveries and dead letters together as not delivered', () => {
    expect(countsOf(byMapping, 'a')).toEqual({ delivered: 5, notDelivered: 3, retrying: 4 })
  })

  it('are zero where nothing went through it', () => {
    expect(countsOf(byMapping, 'b')).toEqual({ delivered: 0, notDelivered: 0, retrying: 0 })
  })
})
