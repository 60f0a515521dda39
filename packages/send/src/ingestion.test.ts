import { bytesFilledInto, ingest } from './ingestion'

const now = Date.parse('2026-03-04T05:06:07.089Z')
const dependencies = { now: () => now, newMessageId: () => 'new-message-id' }
const at = '2026-03-04T05:06:07.089Z'

describe('ingest', () => {
  it('fills a missing messageId, timestamp and receivedAt, and changes nothing else', () => {
    const event = { type: 'track', properties: { a: [null, { b: '' }], timestamp: null } }
    expect(ingest(event, dependencies)).toEqual({
      ...event,
      messageId: 'new-message-id',
      timestamp: at,
      receivedAt: at
    })
    expect(Object.keys(event)).toEqual(['type', 'properties'])
  })

  it('takes null for missing, as Segment does', () => {
    expect(ingest({ messageId: null, timestamp: null, receivedAt: null, userId: null }, dependencies)).toEqual({
      messageId: 'new-message-id',
      timestamp: at,
      receivedAt: at,
      userId: null
    })
  })

  it.each([
    { messageId: 'mine', timestamp: '2020-01-01T00:00:00Z', receivedAt: '2020-01-01T00:00:01Z' },
    { messageId: '', timestamp: 0, receivedAt: false },
    { messageId: 12, timestamp: ['x'], receivedAt: {} }
  ])('keeps what is there, however odd: %j', (event) => {
    expect(ingest(event, dependencies)).toEqual(event)
  })

  it('takes the time of an event without one from when it was received', () => {
    const received = '2026-01-01T00:00:00.000Z'
    expect(ingest({ messageId: 'mine', receivedAt: received }, dependencies).timestamp).toBe(received)
  })

  it('keeps a key that JavaScript gives a meaning of its own', () => {
    const event = JSON.parse('{"__proto__":{"a":1},"constructor":2}') as Record<string, unknown>
    expect(JSON.stringify(ingest(event, dependencies))).toBe(
      `{"__proto__":{"a":1},"constructor":2,"messageId":"new-message-id","receivedAt":"${at}","timestamp":"${at}"}`
    )
  })

  it('gives each event an id of its own', () => {
    const [one, other] = [ingest({}), ingest({})].map(({ messageId }) => messageId)
    expect(one).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(other).not.toBe(one)
  })
})

describe('the bytes an event grows by', () => {
  it.each([
    {},
    { messageId: 'mine' },
    { timestamp: null, receivedAt: at },
    { messageId: '', timestamp: 0, receivedAt: false }
  ])('are those that the ingestion fills in: %j', (part) => {
    const event = { type: 'track', ...part }
    const bytes = (value: object) => JSON.stringify(value).length
    const nulls = Object.values(part).filter((value) => value === null).length * '"timestamp":null,'.length
    expect(bytesFilledInto(event)).toBe(bytes(ingest(event)) - bytes(event) + nulls)
  })
})
