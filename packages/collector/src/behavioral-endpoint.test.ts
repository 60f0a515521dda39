import type { Collector } from './collector'
import { messageIn, requestIdIn, send } from './testing/client'
import { collectorsForTests } from './testing/collectors'

const collectors = collectorsForTests()
const NOW = Date.parse('2026-06-30T12:00:00.000Z')
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const track = { type: 'track', event: 'Product Viewed', userId: 'u-1', properties: { product_id: 'p-1', color: 'red' } }

let collector: Collector
beforeEach(async () => {
  collector = await collectors.start({ now: () => NOW, username: 'jörg', accessSecret: 'sécret:with colon' })
})
afterEach(() => collectors.cleanUp())

describe('an endpoint key', () => {
  it.each(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'])(
    'that is unknown is answered 404 before anything else, also for %s',
    async (method) => {
      const path = '/behavioral/unknown'
      const answers = await Promise.all([
        send(collector, { path, method, headers: { 'content-type': 'no type' }, body: method === 'TRACE' ? '' : '{' }),
        send(collector, { path, method, credentials: null }),
        send(collector, { path, method, credentials: 'wrong:wrong' })
      ])
      for (const answer of answers) {
        expect(answer.status).toBe(404)
        expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
        expect(answer.headers['x-request-id']).toMatch(UUID)
      }
      const body = { message: 'Behavioral endpoint key not found', request_id: answers[0]?.headers['x-request-id'] }
      expect(answers[0]?.text).toBe(method === 'HEAD' ? '' : JSON.stringify(body))
    }
  )

  it('that is unknown is answered 404 however long it is and however large the body', async () => {
    const path = `/behavioral/${'k'.repeat(5_000)}`
    const answer = await send(collector, { path, body: Buffer.alloc(5_000_000) })
    expect(answer.status).toBe(404)
    expect(messageIn(answer)).toBe('Behavioral endpoint key not found')
  })
})

describe('any other path', () => {
  it.each(['/', '/behavioral', '/behavioral/', '/behavioral/a/b', '/behavioral/%zz', '/favicon.ico'])(
    'such as %s is answered 404 in plain text',
    async (path) => {
      const answer = await send(collector, { path })
      expect(answer.status).toBe(404)
      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
      expect(answer.headers['x-request-id']).toMatch(UUID)
      expect(answer.text).toBe('404 page not found')
    }
  )
})

describe('authentication', () => {
  it.each([
    ['no credentials', null],
    ['a wrong user name', 'jorg:sécret:with colon'],
    ['a wrong access secret', 'jörg:sécret'],
    ['nothing in them', '']
  ])('with %s is answered 401', async (_case, credentials) => {
    const answer = await send(collector, { body: track, credentials })
    expect(answer.status).toBe(401)
    expect(requestIdIn(answer)).toBe(answer.headers['x-request-id'])
  })

  it('refuses the right credentials encoded as latin-1, and another scheme', async () => {
    const encoded = Buffer.from('jörg:sécret:with colon', 'latin1').toString('base64')
    const latin1 = await send(collector, { body: track, headers: { authorization: `Basic ${encoded}` } })
    const bearer = await send(collector, { body: track, headers: { authorization: 'Bearer abc' } })
    expect([latin1.status, bearer.status]).toEqual([401, 401])
  })

  it('comes before the method: GET without credentials is answered 401', async () => {
    expect((await send(collector, { credentials: null })).status).toBe(401)
  })

  it('accepts the scheme in any case', async () => {
    const encoded = Buffer.from('jörg:sécret:with colon').toString('base64')
    const answer = await send(collector, { body: track, headers: { authorization: `bAsIc ${encoded}` } })
    expect(answer.status).toBe(200)
  })
})

describe('a request with good credentials', () => {
  it('is answered 200 with its request id when it is an event that is mapped', async () => {
    const answer = await send(collector, { body: track })
    expect(answer.status).toBe(200)
    expect(answer.headers['x-request-id']).toMatch(UUID)
    expect(answer.text).toBe(JSON.stringify({ request_id: answer.headers['x-request-id'] }))
  })

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'])('is answered 405 when the method is %s', async (method) => {
    const answer = await send(collector, { method })
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toBe('POST')
  })

  it.each([
    ['no body', ''],
    ['broken JSON', '{"type":"track"'],
    ['a list', '[]'],
    ['a text', '"track"'],
    ['null', 'null'],
    ['too deep an event', `{"type":"track","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`]
  ])('is answered 400 when it has %s, without quoting it', async (_case, body) => {
    const answer = await send(collector, { method: 'POST', body })
    expect(answer.status).toBe(400)
    expect(requestIdIn(answer)).toBe(answer.headers['x-request-id'])
    expect(messageIn(answer)).not.toContain('track')
  })

  it('is answered 415 when its body is compressed', async () => {
    const answer = await send(collector, { body: track, headers: { 'content-encoding': 'gzip' } })
    expect(answer.status).toBe(415)
  })

  it('is read as JSON whatever its content type says', async () => {
    const answer = await send(collector, { body: track, headers: { 'content-type': 'text/plain' } })
    expect(answer.status).toBe(200)
  })
})

describe('the rate limit', () => {
  it('answers 429 to what is more than it within a second, with no header that tells of it', async () => {
    const limited = await collectors.start({ rateLimit: 3 })
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(limited, { body: track })))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(1)
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(3)
    expect(refused.length + limited.totals().accepted).toBe(12)
    for (const answer of answers) {
      expect(Object.keys(answer.headers).filter((name) => /ratelimit|retry-after/.test(name))).toEqual([])
      expect(requestIdIn(answer)).toBe(answer.headers['x-request-id'])
    }
  })
})
