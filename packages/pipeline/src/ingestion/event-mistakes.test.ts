import { mistakesIn } from './event-mistakes'
import { MAX_DEPTH, MAX_EVENT_BYTES } from './limits'

const track = { type: 'track', event: 'Product Viewed', userId: 'user-1' }

/** So many objects within each other. */
const nested = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)

/** An event of so many bytes of JSON. */
const ofBytes = (bytes: number, filler = 'x') => {
  const event = { ...track, properties: { filler: '' } }
  const missing = bytes - Buffer.byteLength(JSON.stringify(event))
  const width = Buffer.byteLength(filler)
  return {
    ...event,
    properties: { filler: filler.repeat(Math.floor(missing / width)) + 'x'.repeat(missing % width) }
  }
}

describe('an event', () => {
  it.each([
    ['a track', track],
    ['an identify', { type: 'identify', userId: 'user-1', traits: {} }],
    ['a page of an anonymous user', { type: 'page', anonymousId: 'a-1' }],
    ['a screen', { type: 'screen', userId: 'user-1', name: 'Home' }],
    ['a group', { type: 'group', userId: 'user-1', groupId: 'g-1' }],
    ['an alias', { type: 'alias', userId: 'user-1', previousId: 'a-1' }],
    ['one whose user has a number', { ...track, userId: 7 }],
    ['one with empty values', { ...track, anonymousId: '', messageId: null, timestamp: null, sentAt: '' }],
    ['one with a time in milliseconds', { ...track, timestamp: 1769860800000 }],
    [
      'one with keys that mean something to JavaScript',
      JSON.parse('{"__proto__":{"type":1},"constructor":1,"type":"track","event":"A","userId":"u"}') as unknown
    ],
    ['one that is as deep as it may be', { ...track, properties: nested(MAX_DEPTH - 1) }],
    ['one that is as large as it may be', ofBytes(MAX_EVENT_BYTES)],
    ['one that is as large as it may be, in other letters', ofBytes(MAX_EVENT_BYTES, 'ü')]
  ])('that is %s has no mistake', (_what, event) => {
    expect(mistakesIn(event)).toEqual([])
  })

  const TYPES = 'must be one of identify, track, page, screen, group, alias'
  const TIME = 'must be a time in ISO 8601, such as 2026-01-31T12:00:00.000Z'
  const WHO = 'or anonymousId is needed, to say whose event it is'
  it.each([
    ['no object', null, '', 'must be an object'],
    ['a list', [track], '', 'must be an object'],
    ['a text', 'track', '', 'must be an object'],
    ['without a type', { ...track, type: undefined }, 'type', TYPES],
    ['of another type', { ...track, type: 'purchase' }, 'type', TYPES],
    ['of a type in other letters', { ...track, type: 'Track' }, 'type', TYPES],
    ['of a type that every object has', { ...track, type: 'toString' }, 'type', TYPES],
    ['a track without an event', { ...track, event: '' }, 'event', 'is needed in every track'],
    ['a track whose event is no text', { ...track, event: 7 }, 'event', 'must be text'],
    ['a group without a group', { ...track, type: 'group' }, 'groupId', 'is needed in every group'],
    ['an alias without the other id', { ...track, type: 'alias' }, 'previousId', 'is needed in every alias'],
    ['nobody’s', { ...track, userId: '' }, 'userId', WHO],
    ['one whose message id is no text', { ...track, messageId: 7 }, 'messageId', 'must be text'],
    ['one with another time', { ...track, timestamp: 'yesterday' }, 'timestamp', TIME],
    ['one with another original time', { ...track, originalTimestamp: {} }, 'originalTimestamp', TIME],
    ['one sent at another time', { ...track, sentAt: '12:00' }, 'sentAt', TIME],
    ['too deep', { ...track, properties: nested(MAX_DEPTH) }, '', 'is nested deeper than 100 levels'],
    ['far too deep', { ...track, properties: nested(100_000) }, '', 'is nested deeper than 100 levels'],
    ['too large', ofBytes(MAX_EVENT_BYTES + 1), '', 'is larger than 32 KB'],
    ['too large in other letters', ofBytes(MAX_EVENT_BYTES + 1, 'ü'), '', 'is larger than 32 KB']
  ])('that is %s has one mistake', (_what, event, path, message) => {
    expect(mistakesIn(event)).toEqual([{ path, message }])
  })

  it('may have several mistakes', () => {
    expect(mistakesIn({ type: 'track', timestamp: 'x', sentAt: 'y' }).map(({ path }) => path)).toEqual([
      'event',
      'userId',
      'timestamp',
      'sentAt'
    ])
  })
})
