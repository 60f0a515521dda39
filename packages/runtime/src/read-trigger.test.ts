import { parseFql, validate } from '@segment/destination-subscriptions'
import fc from 'fast-check'
import { readTrigger } from './read-trigger'

/** Those that are read, and break on events. */
const BREAKING = [
  'type = "track" and ()',
  '() or type = "track"',
  'type ) match( )',
  'type = "page" and event = "a" and ()',
  'properties.\\[ = "a"',
  'type = "page" and properties.\\[\\] = "a"',
  'type = "track" and (event = "a" or match(traits.\\., "x*"))'
]

describe('reading a trigger', () => {
  it('tells it as a tree and as FQL', () => {
    expect(readTrigger('type="track"')).toEqual({
      parsed: { type: 'group', operator: 'and', children: [{ type: 'event-type', operator: '=', value: 'track' }] },
      readAs: 'type = "track"'
    })
  })

  it.each(['', 'foo', '()', '(type = "track"', ...BREAKING])('is not possible when it is %s', (trigger) => {
    expect(readTrigger(trigger)).toBeUndefined()
  })

  it('never fails, and what is read breaks on no event', () => {
    const words = fc.constantFrom(
      ...['type', 'event', 'userId', 'properties.a', 'traits.\\[', 'context', 'foo', 'contains', 'match', 'and', 'or'],
      ...['=', '!=', '!', '<', '(', ')', '()', ',', '.', '&', '"a"', '"*"', "'x'", '5', 'null', 'true', '\\', '[', '"']
    )
    const triggers = fc.array(words, { maxLength: 12 }).map((some) => some.join(' '))
    const events = fc.record({ type: fc.constantFrom('track', 'a'), event: fc.string(), properties: fc.jsonValue() })
    fc.assert(
      fc.property(triggers, events, (trigger, event) => {
        const reading = readTrigger(trigger)
        return reading === undefined || typeof validate(reading.parsed, event) === 'boolean'
      }),
      { numRuns: 1000 }
    )
  })

  it.each(BREAKING)('is more than parsing it, for the parser sees nothing wrong with %s', (trigger) => {
    expect(parseFql(trigger)).not.toHaveProperty('error')
  })
})
