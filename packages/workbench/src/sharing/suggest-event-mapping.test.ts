import type { JsonObject } from './json'
import { pathText } from './path-text'
import { suggestEventMapping } from './suggest-event-mapping'

const suggest = (payload: JsonObject, masked: readonly string[] = []) =>
  suggestEventMapping(payload, (steps) => masked.includes(pathText(steps)))

describe('the match criterion', () => {
  it.each<[JsonObject, string]>([
    [{ type: 'identify' }, '.type == "identify"'],
    [{ type: 'track', event: 'Product Viewed' }, '.type == "track" and .event == "Product Viewed"'],
    [{ type: 'track', event: 'Say "hi" \\(.x)' }, '.type == "track" and .event == "Say \\"hi\\" \\\\(.x)"'],
    [{ type: 'page', name: 'Home' }, '.type == "page" and .name == "Home"'],
    [{ type: 'page' }, '.type == "page" and (.name // "") == ""'],
    [{ type: 'page', name: '' }, '.type == "page" and (.name // "") == ""'],
    [{ type: 'screen', name: null }, '.type == "screen" and (.name // "") == ""'],
    [{ type: 'track', event: '' }, '.type == "track" and (.event // "") == ""'],
    [{ type: 'screen', name: 'Tea Timer' }, '.type == "screen" and .name == "Tea Timer"']
  ])('of %j is %s', (payload, match) => {
    expect(suggest(payload).match).toBe(match)
  })
})

describe('the fields', () => {
  it('are what Movable Ink asks of every event, and what the event has of its own, products first', () => {
    const payload = {
      type: 'track',
      event: 'Product Viewed',
      userId: 'u-1',
      anonymousId: 'a-1',
      timestamp: '2026-06-30T12:00:00.000Z',
      properties: { brand: 'Fern', productId: '30117', nothing: null },
      context: { timezone: 'Europe/London' }
    }
    expect(suggest(payload)).toEqual({
      name: 'Track: Product Viewed',
      match: '.type == "track" and .event == "Product Viewed"',
      rows: [
        { name: 'user_id', path: '.userId' },
        { name: 'anonymous_id', path: '.anonymousId' },
        { name: 'timestamp', path: '.timestamp' },
        { name: 'timezone', path: '.context.timezone' },
        { name: 'event', path: '.event' },
        { name: 'product_id', path: '.properties.productId' },
        { name: 'brand', path: '.properties.brand' }
      ]
    })
  })

  it('leave out what is personal, and what the event does not have', () => {
    const payload = { type: 'identify', userId: 'u-1', traits: { email: 'person-1@example.com', plan: 'free' } }
    expect(suggest(payload, ['.traits.email']).rows).toEqual([
      { name: 'user_id', path: '.userId' },
      { name: 'plan', path: '.traits.plan' }
    ])
  })

  it('leave out a key that gives no name', () => {
    const payload = { type: 'track', event: 'A', properties: { '': 1, ' ': 2, _: 3, sku: 'a' } }
    expect(suggest(payload).rows.map(({ name }) => name)).toEqual(['event', 'sku', '_'])
  })

  it('have names of their own', () => {
    const payload = { type: 'track', event: 'A', properties: { event: 'x', 'first name': 1, FirstName: 2, '√': 3 } }
    expect(suggest(payload).rows.map(({ name }) => name)).toEqual([
      'event',
      'event_2',
      'first_name',
      'first_name_2',
      '√'
    ])
  })
})
