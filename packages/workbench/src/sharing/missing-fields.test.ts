import type { JsonObject } from './json'
import { missingFields } from './missing-fields'
import { suggestEventMapping } from './suggest-event-mapping'

const whole: JsonObject = {
  type: 'track',
  event: 'Coupon Applied',
  userId: 'u-1',
  timestamp: '2026-06-30T12:00:00.000Z',
  context: { timezone: 'Europe/London' }
}

const messages = (payload: JsonObject) => {
  const mapping = suggestEventMapping(payload, () => false)
  return missingFields(payload, mapping).map(({ message }) => message)
}

describe('what Movable Ink asks for', () => {
  it('is all there', () => {
    expect(messages(whole)).toEqual([])
    expect(messages({ ...whole, userId: null, anonymousId: 'a-1', timestamp: 1_782_000_000_000 })).toEqual([])
  })

  it.each<[string, JsonObject, string]>([
    ['a user', { ...whole, userId: null }, 'No user_id or anonymous_id in this event.'],
    ['a timestamp', { ...whole, timestamp: null }, 'No timestamp in this event.'],
    [
      'a timestamp that can be read',
      { ...whole, timestamp: 'today' },
      'The timestamp is not in ISO 8601 or in milliseconds since 1970.'
    ],
    ['a timezone', { ...whole, context: {} }, 'No timezone in this event.'],
    [
      'a timezone that is one',
      { ...whole, context: { timezone: 'Kettle Time' } },
      'The timezone is not an IANA name such as Europe/London.'
    ],
    [
      'the id of a product',
      { ...whole, event: 'Product Viewed', properties: { name: 'Tea' } },
      'No product_id in this event.'
    ],
    [
      'an id of every product',
      { ...whole, properties: { products: [{ sku: 'a' }, { name: 'Tea' }] } },
      'No product_id in this event.'
    ]
  ])('%s is missing', (_, payload, message) => {
    expect(messages(payload)).toEqual([message])
  })

  it.each<[string, JsonObject]>([
    ['product_id', { product_id: '1' }],
    ['sku', { sku: 'FK-1' }],
    ['the products', { products: [{ product_id: '1' }, { sku: 'FK-2' }] }]
  ])('an id of a product may come from %s', (_, properties) => {
    expect(messages({ ...whole, event: 'Product Added', properties })).toEqual([])
  })

  it('is missing where only the event mapping lacks it', () => {
    const mapping = { name: 'A', match: 'true', rows: [{ name: 'user_id', path: '.userId' }] }
    expect(missingFields(whole, mapping).map(({ message }) => message)).toEqual([
      'No field timestamp in this event mapping.',
      'No field timezone in this event mapping.'
    ])
  })

  it('is not said to be missing where the path is more than can be tried', () => {
    const rows = ['user_id', 'timestamp', 'timezone'].map((name) => ({ name, path: '.a // .b' }))
    expect(missingFields(whole, { name: 'A', match: 'true', rows })).toEqual([])
  })
})
