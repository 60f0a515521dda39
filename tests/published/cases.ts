import type { JSONObject, SegmentEvent } from '@segment/actions-core'

/** A valid input of the destination: what both the published one and ours are given. */
export interface Case {
  name: string
  username: string
  password: string
  /** Path and query of the Movable Ink URL setting. */
  path: string
  event: JSONObject
  mapping: JSONObject
}

const wholeEvent = { '@path': '$.' }

const identify = {
  type: 'identify',
  messageId: 'message-1',
  anonymousId: 'anonymous-1',
  userId: 'user-1',
  timestamp: '2020-02-29T12:00:00.000Z',
  context: { timezone: 'Europe/Paris', library: { name: 'analytics.js', version: '2.1.0' } },
  traits: {
    order_completed_last_30days: true,
    plan: null,
    visits: 0,
    tags: ['a', ['b']],
    nested: { empty: {}, list: [] }
  }
}

const track = {
  type: 'track',
  event: 'Épée "achetée" 日本 🔑 \u2028 \\ </script>',
  messageId: 'message-2',
  userId: 'user-1',
  properties: {
    price: 18.99,
    large: 1e21,
    small: 1e-7,
    negative: -0,
    long: 12345678901234567890,
    text: 'a\tb\nc\u0000'
  }
}

const standard = { username: 'user', password: 'secret', path: '/behavioral/key' }

export const cases: Case[] = [
  { ...standard, name: 'the whole event, by the preset mapping', event: identify, mapping: { data: wholeEvent } },
  { ...standard, name: 'text of every kind', event: track, mapping: { data: wholeEvent } },
  {
    ...standard,
    name: 'data picked and made by directives',
    event: track,
    mapping: {
      data: {
        id: { '@path': '$.userId' },
        greeting: { '@template': 'Hello {{userId}}' },
        absent: { '@path': '$.nowhere' },
        fixed: [1, { two: true }, null]
      }
    }
  },
  { ...standard, name: 'an empty object', event: identify, mapping: { data: {} } },
  { ...standard, name: 'no data', event: identify, mapping: { headers: { 'x-only': 'header' } } },
  { ...standard, name: 'nothing mapped at all', event: identify, mapping: {} },
  {
    ...standard,
    name: 'mapped headers',
    event: identify,
    mapping: {
      headers: {
        'X-Upper': 'Kept As It Is',
        'x-number': 42,
        'x-fraction': 1.5,
        'x-true': true,
        'x-false': false,
        'x-from-event': { '@path': '$.userId' },
        'x-symbols': '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
      },
      data: wholeEvent
    }
  },
  {
    ...standard,
    name: 'one header under two spellings',
    event: identify,
    mapping: { headers: { 'X-Twice': 'one', 'x-twice': 'two' }, data: {} }
  },
  {
    ...standard,
    name: 'headers that are the mapping’s to replace',
    event: identify,
    mapping: { headers: { Accept: 'application/json', 'Accept-Encoding': 'identity', 'User-Agent': 'mine' }, data: {} }
  },
  {
    ...standard,
    name: 'headers that the client’s own win over',
    event: identify,
    mapping: { headers: { Authorization: 'Bearer x', 'Content-Type': 'text/plain', 'Content-Length': '1' }, data: {} }
  },
  {
    name: 'credentials beyond ASCII, and a secret with colons',
    username: 'jürgen 日本',
    password: 'pä:ss:🔑 ',
    path: '/behavioral/key',
    event: identify,
    mapping: { data: {} }
  },
  {
    ...standard,
    name: 'a URL that needs encoding',
    path: '/behavioral/a key/é?region=eu west&x=%20#fragment',
    event: identify,
    mapping: { data: {} }
  }
]

/** What `Destination#onEvent` takes for a case, with the Movable Ink URL on `origin`. */
export function eventAndSettings(
  { username, password, path, event, mapping }: Case,
  origin: string
): [SegmentEvent, Record<'username' | 'password' | 'movable_ink_url', string> & JSONObject] {
  const subscribe = 'type = "identify" or type = "track"'
  const subscriptions = [{ subscribe, partnerAction: 'sendEntireEvent', mapping }]
  // JSON with a type and ids, which is what an event is.
  const segmentEvent = event as unknown as SegmentEvent
  return [segmentEvent, { username, password, movable_ink_url: origin + path, subscriptions }]
}
