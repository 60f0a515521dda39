import { acceptBody } from './accept-body'
import { MAX_BATCH_EVENTS, MAX_EVENT_BYTES } from './limits'

const now = Date.parse('2026-01-31T12:00:00.000Z')
const dependencies = () => {
  let ids = 0
  return { now: () => now, newId: () => `id-${++ids}` }
}
const accept = (call: 'track' | 'page' | 'batch', body: unknown) => acceptBody(call, body, dependencies())
const payloads = (body: unknown) => accept('batch', body).events.map(({ payload }) => payload)

const event = { type: 'track', event: 'Product Viewed', userId: 'user-1', messageId: 'm-1' }
const times = {
  timestamp: '2026-01-31T12:00:00.000Z',
  originalTimestamp: '2026-01-31T12:00:00.000Z',
  receivedAt: '2026-01-31T12:00:00.000Z'
}
const refused = (code: string, message: string) => ({ name: 'Refusal', code, message })
const caught = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('an event in a body of its own', () => {
  it('is handed on with what ingestion fills', () => {
    const { events, mistakes } = accept('track', { event: 'Product Viewed', userId: 'user-1', writeKey: 'key' })
    const payload = { event: 'Product Viewed', userId: 'user-1', type: 'track', messageId: 'api-id-1', ...times }
    expect(mistakes).toEqual([])
    expect(events).toEqual([
      {
        id: 'id-1',
        messageId: 'api-id-1',
        messageIdHash: expect.stringMatching(/^[\w-]{43}$/) as string,
        type: 'track',
        name: 'Product Viewed',
        payload,
        json: JSON.stringify(payload),
        receivedAt: new Date(now)
      }
    ])
  })

  it('has the type of its call, whatever it says itself', () => {
    expect(accept('page', { ...event, type: 'alias', name: 'Home' }).events).toMatchObject([
      { type: 'page', name: 'Home', payload: { type: 'page' } }
    ])
  })

  it('is kept as it was sent, whatever its keys and texts are', () => {
    const text =
      '{"userId":"u","event":"a\\u0000b\\ud800","messageId":"m\\u0000","__proto__":{"a":1},"properties":{"__proto__":{"b":[2]},"constructor":null,"x":"\\u0000\\udfff","2":1,"1":2}}'
    const [accepted] = accept('track', JSON.parse(text)).events
    expect(accepted?.json).toBe(
      JSON.stringify(JSON.parse(text.replace(/\}$/, `,"type":"track",${JSON.stringify(times).slice(1)}`)))
    )
    expect([accepted?.name, accepted?.messageId]).toEqual(['a\ufffdb\ufffd', 'm\ufffd'])
  })

  it('has another hash for each message id, even for those that look the same in the store', () => {
    const hashes = ['m\0', 'm\ufffd', 'm', 'm '].map(
      (messageId) => accept('track', { ...event, messageId }).events[0]?.messageIdHash
    )
    expect(new Set(hashes).size).toBe(4)
  })

  it.each([
    ['no object', [event], refused('INVALID_REQUEST', 'The body must be a JSON object.')],
    ['nothing', null, refused('INVALID_REQUEST', 'The body must be a JSON object.')],
    [
      'an event without a user',
      { event: 'A' },
      refused('INVALID_EVENT', 'No event can be accepted: userId or anonymousId is needed, to say whose event it is.')
    ],
    [
      'an event that is too large',
      { ...event, properties: { a: 'x'.repeat(MAX_EVENT_BYTES) } },
      refused('INVALID_EVENT', 'No event can be accepted: it is larger than 32 KB.')
    ]
  ])('that is %s is refused', (_what, body, error) => {
    expect(caught(() => accept('track', body))).toMatchObject(error)
  })

  it('is refused with all of its mistakes', () => {
    expect(caught(() => accept('track', { timestamp: 'x' }))).toMatchObject({
      mistakes: [{ path: 'event' }, { path: 'userId' }, { path: 'timestamp' }]
    })
  })
})

describe('the events of a batch', () => {
  it('are handed on in their order, each with an id of its own', () => {
    const { events } = accept('batch', { batch: [event, { ...event, type: 'page' }] })
    expect(events.map(({ id, type }) => [id, type])).toEqual([
      ['id-1', 'track'],
      ['id-2', 'page']
    ])
  })

  it('have the context and integrations of the batch, where they have none themselves', () => {
    const batch = [
      event,
      { ...event, context: { ip: '1.1.1.1', page: { path: '/' } }, integrations: { All: false } },
      { ...event, context: 'none', integrations: null }
    ]
    const shared = { context: { ip: '2.2.2.2', library: 'x' }, integrations: { All: true, A: false } }
    expect(payloads({ ...shared, batch })).toEqual([
      { ...event, ...shared, ...times },
      {
        ...event,
        context: { ip: '1.1.1.1', library: 'x', page: { path: '/' } },
        integrations: { All: false, A: false },
        ...times
      },
      { ...event, context: 'none', integrations: null, ...times }
    ])
    expect(payloads({ context: 'text', integrations: [1], batch: [event] })).toEqual([{ ...event, ...times }])
  })

  it('were sent when the batch was, where they do not say it themselves', () => {
    const timestamp = '2026-01-31T10:00:00.000Z'
    const batch = [
      { ...event, timestamp },
      { ...event, timestamp, sentAt: '2026-01-31T10:00:10.000Z' }
    ]
    expect(payloads({ batch, sentAt: '2026-01-31T10:00:05.000Z' })).toMatchObject([
      { timestamp: '2026-01-31T11:59:55.000Z', originalTimestamp: timestamp, sentAt: '2026-01-31T10:00:05.000Z' },
      { timestamp: '2026-01-31T11:59:50.000Z', originalTimestamp: timestamp, sentAt: '2026-01-31T10:00:10.000Z' }
    ])
    expect(payloads({ batch: [{ ...event, timestamp }], sentAt: 'yesterday' })).toMatchObject([{ timestamp }])
  })

  it('hold no write key, wherever it was sent', () => {
    const { events } = accept('batch', { writeKey: 'key', batch: [{ ...event, writeKey: 'key' }] })
    expect(events.map(({ json }) => json.includes('key'))).toEqual([false])
  })

  it('are not sunk by those that have mistakes, which are told by their place', () => {
    const batch = [event, null, { ...event, userId: '' }, { ...event, type: 'x' }, { ...event, messageId: 'm-2' }]
    const { events, mistakes } = accept('batch', { batch })
    expect(events.map(({ messageId }) => messageId)).toEqual(['m-1', 'm-2'])
    expect(mistakes).toEqual([
      { path: 'batch.1', message: 'must be an object' },
      { path: 'batch.2.userId', message: 'or anonymousId is needed, to say whose event it is' },
      { path: 'batch.3.type', message: 'must be one of identify, track, page, screen, group, alias' }
    ])
  })

  it('may be none', () => {
    expect(accept('batch', { batch: [] })).toEqual({ events: [], mistakes: [] })
  })

  it('may be 2,500', () => {
    expect(accept('batch', { batch: Array.from({ length: MAX_BATCH_EVENTS }, () => event) }).events).toHaveLength(2500)
  })

  const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`) as unknown
  const large = { a: 'x'.repeat(MAX_EVENT_BYTES) }
  it.each([
    ['no list', {}, 'INVALID_REQUEST', 'A batch needs its events in a list, "batch".'],
    ['an object', { batch: event }, 'INVALID_REQUEST', 'A batch needs its events in a list, "batch".'],
    [
      'more than 2,500',
      { batch: Array.from({ length: MAX_BATCH_EVENTS + 1 }, () => event) },
      'PAYLOAD_TOO_LARGE',
      'The batch has more than 2,500 events. Send fewer events at a time.'
    ],
    [
      'with a context that is too large',
      { batch: [event], context: large },
      'INVALID_REQUEST',
      'The "context" of the batch is larger than 32 KB.'
    ],
    [
      'with integrations that are too deep',
      { batch: [event], integrations: deep },
      'INVALID_REQUEST',
      'The "integrations" of the batch is nested deeper than 100 levels.'
    ],
    [
      'too large with the context in each',
      { batch: Array.from({ length: 200 }, () => event), context: { a: 'x'.repeat(30_000) } },
      'PAYLOAD_TOO_LARGE',
      'The batch is too large with its "context" and "integrations" in each event. Send fewer events at a time.'
    ],
    [
      'all with mistakes',
      { batch: [{ ...event, userId: '' }, 7] },
      'INVALID_EVENT',
      'No event can be accepted: batch.0.userId or anonymousId is needed, to say whose event it is.'
    ]
  ])('that are %s are refused', (_what, body, code, message) => {
    expect(caught(() => accept('batch', body))).toMatchObject(refused(code, message))
  })

  it('are too large each with the context of the batch in it', () => {
    const own = { ...event, properties: { a: 'x'.repeat(20_000) } }
    expect(accept('batch', { batch: [event, own], context: { a: 'x'.repeat(20_000) } }).mistakes).toEqual([
      { path: 'batch.1', message: 'is larger than 32 KB' }
    ])
  })
})
