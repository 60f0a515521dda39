import type { MovableInk } from '../api/movable-ink'
import { collectorFacts, sendsToCollector } from './collector-facts'

const SHOWN = 'https://127.0.0.1:43719/behavioral/•••'

const collector: MovableInk = {
  embedded: true,
  url: SHOWN,
  username: 'id',
  totals: { requests: 0, accepted: 0, rejected: 0, events: 0, byEventMapping: {} },
  faults: 0,
  eventMappings: { count: 5, active: 4 }
}

const to = (shown: string | undefined) => ({
  settings: { movable_ink_url: { isSet: shown !== undefined, ...(shown === undefined ? {} : { shown }) } }
})

describe('whether a destination sends to the collector on this machine', () => {
  it('shows in its URL', () => {
    expect(sendsToCollector(to(SHOWN), collector)).toBe(true)
    expect(collectorFacts(to(SHOWN), collector)).toEqual({ activeEventMappings: 4 })
  })

  it.each([['https://collector.movableink-dmz.com/behavioral/•••'], [undefined]])('is not so with %s', (shown) => {
    expect(sendsToCollector(to(shown), collector)).toBe(false)
    expect(collectorFacts(to(shown), collector)).toBeUndefined()
  })

  it('is not so where there is none, or none is known yet', () => {
    expect(sendsToCollector(to(SHOWN), { embedded: false })).toBe(false)
    expect(collectorFacts(to(SHOWN), { embedded: false })).toBeUndefined()
    expect(collectorFacts(to(SHOWN), undefined)).toBeUndefined()
  })
})
