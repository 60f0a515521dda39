import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { answerError, answerNotFound } from '../http/error-answer'
import type { AcceptedEvent } from './accept-event'
import { MAX_BODY_BYTES } from './limits'
import { ingestionRoutes } from './routes'

const WRITE_KEY = 'write-key-1'
const EVENT_CALLS = ['identify', 'track', 'page', 'screen', 'group', 'alias']
const CALLS = [...EVENT_CALLS, 'batch', 'i', 't', 'p', 's', 'g', 'a', 'b']
/** What a call is called without being shortened. */
const typeOf = (call: string) => [...EVENT_CALLS, 'batch'].find((name) => name.charAt(0) === call.charAt(0))
const isBatch = (call: string) => call.startsWith('b')

let app: FastifyInstance
let origin: string
let stored: { sourceId: string; events: readonly AcceptedEvent[] }[] = []
let rejected: [string, number][] = []
let store: () => Promise<void>

beforeAll(async () => {
  app = Fastify()
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(answerNotFound)
  let ids = 0
  await app.register((scope, _options, done) => {
    ingestionRoutes(scope, {
      now: () => Date.parse('2026-01-31T12:00:00Z'),
      newId: () => `id-${++ids}`,
      sourceOf: (writeKey) => Promise.resolve(writeKey === WRITE_KEY ? 'source-1' : undefined),
      async store(sourceId, events) {
        await store()
        stored.push({ sourceId, events })
      },
      observer: { onRejected: (call, count) => void rejected.push([call, count]) }
    })
    done()
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})
beforeEach(() => {
  stored = []
  rejected = []
  store = () => Promise.resolve()
})
afterAll(() => app.close())

const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` })

const event = { event: 'Product Viewed', userId: 'user-1', groupId: 'g-1', previousId: 'a-1', messageId: 'm-1' }

/** What a call takes: an event, or a batch of events. */
const bodyFor = (call: string, ...events: object[]): object =>
  isBatch(call) ? { batch: events.map((one) => ({ type: 'track', ...one })) } : (events[0] ?? {})

async function post(
  call: string,
  body: unknown,
  headers: Record<string, string> = { ...basic(WRITE_KEY), 'content-type': 'application/json' }
) {
  const raw = Buffer.isBuffer(body) ? new Uint8Array(body) : typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`${origin}/v1/${call}`, { method: 'POST', headers, body: raw })
  const text = await response.text()
  return { status: response.status, body: JSON.parse(text) as unknown, text, headers: response.headers }
}

const error = (status: number, code: string) => ({
  status,
  body: { error: { code, message: expect.stringMatching(/^[A-Z].*\.$/s) as string } }
})

describe.each(CALLS)('POST /v1/%s', (call) => {
  it('stores what it was sent, and answers afterwards', async () => {
    let isCommitted = false
    store = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      isCommitted = true
    }
    const answer = await post(call, bodyFor(call, event))
    expect([answer.status, answer.body, isCommitted]).toEqual([200, { success: true }, true])
    const type = isBatch(call) ? 'track' : typeOf(call)
    expect(stored).toMatchObject([{ sourceId: 'source-1', events: [{ messageId: 'm-1', type, payload: { type } }] }])
  })

  it('takes any content type, gzip, and the write key in the body, which it does not keep', async () => {
    const body = { ...bodyFor(call, { ...event, writeKey: WRITE_KEY }), writeKey: WRITE_KEY }
    const json = JSON.stringify(body)
    expect(await post(call, json, { 'content-type': 'text/plain' })).toMatchObject({ status: 200 })
    const gzip = { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' }
    expect(await post(call, gzipSync(json), gzip)).toMatchObject({ status: 200 })
    expect(stored).toHaveLength(2)
    expect(JSON.stringify(stored)).not.toContain(WRITE_KEY)
  })

  it('answers a failure of the store in the one shape, without its words', async () => {
    store = () => Promise.reject(new Error(`insert into events values ('${WRITE_KEY}')`))
    const answer = await post(call, bodyFor(call, event))
    expect(answer).toMatchObject(error(500, 'INTERNAL_ERROR'))
    expect(answer.text).not.toContain(WRITE_KEY)
    expect(stored).toEqual([])
  })

  const good = JSON.stringify(bodyFor(call, event))
  const headers = basic(WRITE_KEY)
  const tooLong = Buffer.alloc(MAX_BODY_BYTES + 1, 'x')
  it.each<[string, unknown, Record<string, string>, number, string]>([
    ['no write key', good, {}, 401, 'UNKNOWN_WRITE_KEY'],
    ['an empty write key', good, basic(''), 401, 'UNKNOWN_WRITE_KEY'],
    ['another write key', good, basic('other'), 401, 'UNKNOWN_WRITE_KEY'],
    ['the write key as password', good, basic(`:${WRITE_KEY}`), 401, 'UNKNOWN_WRITE_KEY'],
    ['SQL for a write key', good, basic("' or 1=1 --"), 401, 'UNKNOWN_WRITE_KEY'],
    ['no body', '', headers, 400, 'INVALID_JSON'],
    ['no JSON', '{"event":', headers, 400, 'INVALID_JSON'],
    ['JSON in latin-1', Buffer.from('{"userId":"ü"}', 'latin1'), headers, 400, 'INVALID_JSON'],
    ['a list', '[]', headers, 400, 'INVALID_REQUEST'],
    ['nothing', 'null', headers, 400, 'INVALID_REQUEST'],
    ['a number', '7', headers, 400, 'INVALID_REQUEST'],
    ['deep lists', '['.repeat(100_000) + ']'.repeat(100_000), headers, 400, 'INVALID_REQUEST'],
    ['more than 500 KB', tooLong, headers, 413, 'PAYLOAD_TOO_LARGE'],
    [
      'a gzip bomb',
      gzipSync(Buffer.alloc(50_000_000)),
      { ...headers, 'content-encoding': 'gzip' },
      413,
      'PAYLOAD_TOO_LARGE'
    ],
    ['no gzip', good, { ...headers, 'content-encoding': 'gzip' }, 400, 'INVALID_REQUEST'],
    ['deflate', good, { ...headers, 'content-encoding': 'deflate' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['brotli', good, { ...headers, 'content-encoding': 'br' }, 415, 'UNSUPPORTED_MEDIA_TYPE']
  ])('refuses %s, and stores nothing', async (_what, body, of, status, code) => {
    expect(await post(call, body, of)).toMatchObject(error(status, code))
    expect(stored).toEqual([])
  })

  it.each<[string, object]>([
    ['without a user', { ...event, userId: '' }],
    ['too large', { ...event, properties: { a: 'x'.repeat(32 * 1024) } }],
    ['too deep', { ...event, properties: JSON.parse('{"a":'.repeat(500) + '1' + '}'.repeat(500)) as object }],
    ['of an unknown time', { ...event, timestamp: 'yesterday' }],
    ['whose message id is an object', { ...event, messageId: {} }]
  ])('refuses an event %s, tells of it and stores nothing', async (_what, bad) => {
    const answer = await post(call, bodyFor(call, bad))
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'INVALID_EVENT' } } })
    expect(answer.text).not.toContain('xxx')
    expect(stored).toEqual([])
    expect(rejected).toEqual([[typeOf(call), 1]])
  })

  it('lets pages of any origin send, and answers their preflight', async () => {
    const preflight = await fetch(`${origin}/v1/${call}`, { method: 'OPTIONS' })
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'POST'])
    for (const answer of [preflight, await post(call, bodyFor(call, event)), await post(call, '', {})]) {
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    }
  })

  it('is for POST alone', async () => {
    const answer = await fetch(`${origin}/v1/${call}`, { headers })
    expect([answer.status, await answer.json()]).toMatchObject([404, { error: { code: 'NOT_FOUND' } }])
  })
})

describe('POST /v1/batch', () => {
  it('lists the events that it could not accept by their place', async () => {
    const batch = [{ type: 'track', ...event }, 7, { type: 'track', ...event, userId: '' }]
    const answer = await post('batch', { batch })
    expect(answer).toMatchObject({
      status: 200,
      body: {
        success: true,
        rejected: [
          { path: 'batch.1', message: 'must be an object' },
          { path: 'batch.2.userId', message: 'or anonymousId is needed, to say whose event it is' }
        ]
      }
    })
    expect(stored[0]?.events).toHaveLength(1)
    expect(rejected).toEqual([['batch', 2]])
  })

  it('takes 500 KB, and 2,500 events', async () => {
    const one = { type: 'track', ...event, properties: { a: 'x'.repeat(31_000) } }
    const batch = Array.from({ length: 15 }, () => one)
    const missing = MAX_BODY_BYTES - Buffer.byteLength(JSON.stringify({ batch, filler: '' }))
    expect(await post('batch', { batch, filler: 'x'.repeat(missing) })).toMatchObject({ status: 200 })
    expect(await post('batch', { batch, filler: 'x'.repeat(missing + 1) })).toMatchObject({ status: 413 })
    const small = { type: 'page', userId: 'u' }
    expect(await post('batch', { batch: Array.from({ length: 2500 }, () => small) })).toMatchObject({ status: 200 })
    expect(await post('batch', { batch: Array.from({ length: 2501 }, () => small) })).toMatchObject(
      error(413, 'PAYLOAD_TOO_LARGE')
    )
    expect(stored.map(({ events }) => events.length)).toEqual([15, 2500])
  })

  it('may be empty', async () => {
    expect(await post('batch', { batch: [] })).toMatchObject({ status: 200, body: { success: true } })
  })
})
