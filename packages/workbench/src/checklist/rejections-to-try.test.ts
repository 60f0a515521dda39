import type { Delivery } from '../api/deliveries'
import type { Flow } from '../api/flow'
import type { MovableInk } from '../api/movable-ink'
import { rejectionsToTry } from './rejections-to-try'
import { ago, refused, untaken, well } from './testing/flow'

const SHOWN = 'https://127.0.0.1:43719/behavioral/•••'

const collector: MovableInk = {
  embedded: true,
  url: SHOWN,
  username: 'id',
  totals: { requests: 0, accepted: 0, rejected: 0, events: 0, byEventMapping: {} },
  faults: 0,
  eventMappings: { count: 5, active: 4 }
}

const named = (name: string, id = name, more: Partial<Delivery> = {}): Delivery =>
  untaken({ id, event: { type: 'track', name, messageId: 'm' }, ...more })

const seen = (failed: readonly Delivery[], change: Partial<Flow> = {}, shown = SHOWN): Flow => ({
  destination: {
    ...well.destination,
    newestDeliveredAt: ago(1000),
    settings: { movable_ink_url: { isSet: true, shown } }
  },
  failed,
  movableInk: collector,
  takenNow: [],
  failure: null,
  ...change
})

const idsOf = (flow: Flow) => rejectionsToTry(flow).map(({ id }) => id)

describe('which rejected events are tried on the event mappings of the collector', () => {
  it('is the newest of each kind, of the three kinds that failed last', () => {
    const failed = [named('A'), named('D'), named('C'), named('B'), named('A', 'older A')]
    expect(idsOf(seen(failed))).toEqual(['A', 'D', 'C'])
  })

  it('is one of a kind, whichever mapping sends it', () => {
    expect(idsOf(seen([named('A'), named('A', 'by another', { mappingId: 'another' }), named('B')]))).toEqual([
      'A',
      'B'
    ])
  })

  it('is none that was rejected for another reason', () => {
    expect(idsOf(seen([refused('422'), refused('401'), named('A')]))).toEqual(['A'])
  })

  it('is none of a kind that has arrived since', () => {
    const delivered = [named('A', 'arrived', { state: 'delivered', receivedAt: ago(1000) })]
    expect(idsOf(seen([named('A'), named('B')], { delivered }))).toEqual(['B'])
  })

  it('is none where the destination sends elsewhere', () => {
    expect(idsOf(seen([named('A')], {}, 'https://collector.movableink-dmz.com/behavioral/•••'))).toEqual([])
    expect(idsOf(seen([named('A')], { movableInk: { embedded: false } }))).toEqual([])
    expect(idsOf(seen([named('A')], { movableInk: undefined }))).toEqual([])
  })
})
