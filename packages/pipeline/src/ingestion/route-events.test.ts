import type { Route } from '../routing/routes'
import { acceptBody } from './accept-body'
import { MAX_COMMIT } from './limits'
import { routeEvents, weightOf } from './route-events'

const routeOf = (mappingId: string, type?: string): Route => ({
  ...{ sourceId: 'source-1', destinationId: 'destination-1', mappingId },
  matches: (event) => type === undefined || event.type === type
})

let ids = 0
const accepted = (events: object[]) =>
  acceptBody('batch', { batch: events }, { now: () => 0, newId: () => `id-${++ids}` })

const track = { type: 'track', event: 'Product Viewed', userId: 'user-1' }
const page = { type: 'page', name: 'Home', userId: 'user-1' }

describe('the events of a source', () => {
  it('go by each mapping that matches, in order', () => {
    const { events } = accepted([track, page])
    const routes = [routeOf('tracks', 'track'), routeOf('all'), routeOf('none', 'alias')]
    const routed = routeEvents('source-1', events, routes)
    expect(routed.map(({ sourceId, event, routes }) => [sourceId, event, routes.map((one) => one.mappingId)])).toEqual([
      ['source-1', events[0], ['tracks', 'all']],
      ['source-1', events[1], ['all']]
    ])
  })

  it('weigh as much as their JSON, and a kilobyte for the event and for each delivery', () => {
    const [event] = accepted([track]).events
    const weights = [0, 1, 50].map((count) => {
      const routes = Array.from({ length: count }, (_, index) => routeOf(`mapping-${index}`))
      return routeEvents('source-1', event === undefined ? [] : [event], routes).map(weightOf)
    })
    const json = event?.json.length ?? 0
    expect(weights).toEqual([[json + 1024], [json + 2048], [json + 51 * 1024]])
  })

  it('are too many for one transaction when a small batch goes by fifty mappings', () => {
    const routes = Array.from({ length: 50 }, (_, index) => routeOf(`mapping-${index}`))
    const routed = routeEvents('source-1', accepted(Array.from({ length: 100 }, () => track)).events, routes)
    expect(routed.reduce((sum, one) => sum + weightOf(one), 0)).toBeGreaterThan(2 * MAX_COMMIT)
  })
})
