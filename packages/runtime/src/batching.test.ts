import destination from '../../../src/destinations/movable-ink'
import { presetMappings } from './mapping'
import type { Mapping } from './mapping'
import { batchingMistakes, batchingOf } from './batching'

const mappingWith = (mapping: Mapping['mapping']) => ({ partnerAction: 'sendEntireEvent' as const, mapping })

describe('batching', () => {
  it("has the action's defaults where the mapping says nothing", () => {
    const fields = destination.actions.sendEntireEvent?.fields
    expect(batchingOf(mappingWith({}), true)).toEqual({
      size: fields?.batch_size?.default,
      bytes: fields?.batch_bytes?.default,
      keys: fields?.batch_keys?.default
    })
    expect(batchingOf(mappingWith({}), true)).toEqual({ size: 1000, bytes: 1_000_000, keys: ['headers'] })
  })

  it('has what the mapping says', () => {
    const mapping = mappingWith({ enable_batching: true, batch_size: 7, batch_bytes: 800, batch_keys: ['data'] })
    expect(batchingOf(mapping, false)).toEqual({ size: 7, bytes: 800, keys: ['data'] })
  })

  it.each([undefined, false, null, 'true', 1])(
    'is off for a mapping that has %j for it, unless it is for all',
    (value) => {
      const mapping = mappingWith(value === undefined ? {} : { enable_batching: value })
      expect(batchingOf(mapping, false)).toBeUndefined()
      expect(batchingOf(mapping, true)).toMatchObject({ size: 1000 })
    }
  )

  it('is off for the preset', () => {
    expect(presetMappings().map((mapping) => batchingOf(mapping, false))).toEqual([undefined])
  })

  it('takes no name that only looks like one of a field', () => {
    expect([...batchingMistakes(mappingWith({ batch_keys: ['toString'] })).keys()]).toEqual(['batch_keys'])
  })

  it('takes everything from 1 to the most', () => {
    const least = { enable_batching: true, batch_size: 1, batch_bytes: 1, batch_keys: [] }
    const most = { enable_batching: false, batch_size: 1000, batch_bytes: 1_000_000, batch_keys: ['headers', 'data'] }
    expect([least, most].map((mapping) => batchingMistakes(mappingWith(mapping)).size)).toEqual([0, 0])
  })
})
