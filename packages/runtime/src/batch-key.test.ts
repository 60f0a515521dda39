import type { SegmentEvent } from '@segment/actions-core'
import type { Mapping } from './mapping'
import { batchKeyOf } from './batch-key'

const mappingWith = (mapping: Mapping['mapping']): Mapping => ({
  name: 'Mine',
  subscribe: 'type = "track"',
  partnerAction: 'sendEntireEvent',
  mapping,
  enabled: true
})
const eventOf = (store: unknown): SegmentEvent => ({ type: 'track', properties: { store: store as string } })
const byStore = { headers: { 'x-store': { '@path': '$.properties.store' }, 'x-source': 'shop' } }

describe('what the events of a batch have in common', () => {
  it('is what the fields resolve to', () => {
    const keyOf = batchKeyOf(mappingWith(byStore), ['headers'])
    expect(keyOf(eventOf('north'))).toBe('{"headers":{"x-store":"north","x-source":"shop"}}')
    expect(keyOf(eventOf('north'))).toBe(keyOf(eventOf('north')))
    expect(keyOf(eventOf('north'))).not.toBe(keyOf(eventOf('south')))
  })

  it.each<[string, Mapping['mapping'], string[]]>([
    ['not mapped', { data: { '@path': '$.' } }, ['headers']],
    ['mapped to plain values', { headers: { 'x-source': 'shop', 'x-none': null } }, ['headers']],
    ['not among the keys', byStore, ['data']],
    ['mapped, but there are no keys', byStore, []]
  ])('is nothing when a field is %s', (_, mapping, fields) => {
    const keyOf = batchKeyOf(mappingWith(mapping), fields)
    expect(keyOf(eventOf('north'))).toBe(keyOf(eventOf('south')))
  })

  it('finds a directive however deep it is', () => {
    const keyOf = batchKeyOf(mappingWith({ headers: { a: [{ b: { '@path': '$.type' } }] } }), ['headers'])
    expect(keyOf(eventOf('north'))).toBe('{"headers":{"a":[{"b":"track"}]}}')
  })

  it('is the same for events that cannot be resolved: their attempt says why', () => {
    const keyOf = batchKeyOf(mappingWith({ headers: { '@if': {} } }), ['headers'])
    expect(keyOf(eventOf('north'))).toBe('unresolved')
  })
})
