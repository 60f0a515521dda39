import { BAD_REQUESTS, GOOD_BODIES, HEADER, NO_ID, POISON, SQL } from '../testing/bad-requests'
import type { Sent } from '../testing/bad-requests'
import { bareServersForTests } from '../testing/bare-servers'
import { routesOf } from '../testing/every-route'
import type { RouteUnderTest } from '../testing/every-route'
import { basic, CONFIDENTIAL_EVENT, CONFIDENTIAL_SETTINGS, GuardedPipeline } from '../testing/guarded-pipeline'
import type { RefusedRequest } from '../testing/guarded-pipeline'
import { sendTo, setUp } from '../testing/pipelines'
import { API_BODY_LIMIT_BYTES } from './limits'

const guarded = new GuardedPipeline()
const newServer = bareServersForTests()
const expectRefused = (requests: readonly RefusedRequest[]) => guarded.expectRefused(requests)

const shown = (sent: Sent) => JSON.stringify(sent).slice(0, 200)

let known: RouteUnderTest[] | undefined

/** Every route, with its method, but for those that answer a preflight. */
async function everyRoute(): Promise<RouteUnderTest[]> {
  known ??= routesOf(await newServer()).filter(({ method }) => method !== 'OPTIONS' && method !== 'HEAD')
  return known
}

describe('a bad request', () => {
  it('is in the table for every route that takes a body, and for no route that there is not', async () => {
    const routes = (await everyRoute()).map(({ method, url }) => `${method} ${url}`)
    const isBodyless = /(duplicate|deliveries\/:id\/send-again)$/
    const taking = routes.filter((route) => /^(POST|PUT|PATCH) \/api/.test(route) && !isBodyless.test(route))
    expect(Object.keys(GOOD_BODIES).sort()).toEqual(taking.sort())
    expect(Object.keys(BAD_REQUESTS).filter((route) => !routes.includes(route))).toEqual([])
  })

  it.each(Object.keys(BAD_REQUESTS))(
    'to %s is refused or told of, stores nothing and is told to nobody else',
    async (route) => {
      const requests = (BAD_REQUESTS[route] ?? []).map((sent) => {
        return {
          what: shown(sent),
          answer: () => guarded.send(route, sent),
          error: sent.error ?? '400 INVALID_REQUEST'
        }
      })
      await expectRefused(requests)
    }
  )

  it('with an id that is none, or that nothing has, is refused by every route', async () => {
    const bad = ['x', SQL, HEADER, '\0', '../sources', 'x'.repeat(101), `${NO_ID}${NO_ID}`, '%']
    const requests = (await everyRoute())
      .filter(({ url }) => url.includes(':id'))
      .flatMap(({ method, url }) => {
        const route = `${method} ${url}`
        const sent = { body: GOOD_BODIES[route] }
        const invalid = bad.map((id) => ({
          ...{ what: `${route} ${id}`, error: '400 INVALID_REQUEST' },
          answer: () => guarded.send(route, sent, guarded.ids, encodeURIComponent(id))
        }))
        const unknown = {
          what: route,
          error: '404 NOT_FOUND',
          answer: () => guarded.send(route, sent, guarded.ids, NO_ID)
        }
        return [...invalid, unknown]
      })
    await expectRefused(requests)
  })

  it.each<[what: string, headers: Record<string, string>, error: string]>([
    ['without the token', { authorization: '' }, '401 UNAUTHORIZED'],
    ['with a wrong token', { authorization: `Bearer ${POISON}` }, '401 UNAUTHORIZED'],
    [
      'with a session that was made up',
      { authorization: '', cookie: `movable_ink_session=${POISON}` },
      '401 UNAUTHORIZED'
    ],
    ['by another name', { host: `${POISON}.example` }, '403 FORBIDDEN_HOST'],
    ['from a page of another origin', { origin: `https://${POISON}.example` }, '403 FORBIDDEN_ORIGIN'],
    ['with another type of body', { 'content-type': 'text/plain' }, '415 UNSUPPORTED_MEDIA_TYPE']
  ])('%s is refused by every route that could do it', async (_what, headers, error) => {
    const isOfWrites = ['403 FORBIDDEN_ORIGIN', '415 UNSUPPORTED_MEDIA_TYPE'].includes(error)
    const routes = (await everyRoute()).filter(
      ({ method, access }) => access === 'api' && (method !== 'GET' || !isOfWrites)
    )
    const requests = routes.map(({ method, url }) => {
      const route = `${method} ${url}`
      const body = GOOD_BODIES[route] ?? (method === 'GET' ? undefined : {})
      return { what: route, error, answer: () => guarded.send(route, { body, headers }) }
    })
    await expectRefused(requests)
  })

  const deep = (levels: number) => `{"name":${'['.repeat(levels)}"${POISON}"${']'.repeat(levels)}}`
  it.each<[what: string, body: string, error: string]>([
    [
      'too large',
      JSON.stringify({ name: POISON.repeat(API_BODY_LIMIT_BYTES / POISON.length + 1) }),
      '413 PAYLOAD_TOO_LARGE'
    ],
    ['too deep', deep(200), '400 INVALID_REQUEST'],
    ['malformed', `{"name":"${POISON}`, '400 INVALID_JSON'],
    ['poisonous to prototypes', `{"__proto__":{"name":"${POISON}"}}`, '400 INVALID_JSON']
  ])('whose body is %s is refused by every route that writes', async (_what, body, error) => {
    const routes = (await everyRoute()).filter(({ method, access }) => method !== 'GET' && access !== 'ingestion')
    await expectRefused(
      routes.map(({ method, url }) => {
        const route = `${method} ${url}`
        return { what: route, error, answer: () => guarded.send(route, { body }) }
      })
    )
  })

  it('for a 51st mapping is refused, however it is made', async () => {
    const { mappings } = guarded.pipeline
    const { destinationId, mappingId } = await setUp(guarded.pipeline, CONFIDENTIAL_SETTINGS)
    const full = { ...guarded.ids, destinationId, mappingId }
    for (let count = 1; count < 50; count++) await mappings.duplicate(mappingId)
    const [make, copy] = ['POST /api/v1/destinations/:id/mappings', 'POST /api/v1/mappings/:id/duplicate'] as const
    await expectRefused([
      {
        what: make,
        error: '409 TOO_MANY_MAPPINGS',
        answer: () => guarded.send(make, { body: GOOD_BODIES[make] }, full)
      },
      { what: copy, error: '409 TOO_MANY_MAPPINGS', answer: () => guarded.send(copy, {}, full) }
    ])
  })
})

describe('an event that cannot be accepted', () => {
  const good = { ...CONFIDENTIAL_EVENT, type: 'track', groupId: 'g', previousId: 'p' }
  const properties = { text: POISON.repeat(2000) }
  it.each<[what: string, sent: Sent, error: string]>([
    ['of an unknown write key', { headers: { authorization: basic(POISON) } }, '401 UNKNOWN_WRITE_KEY'],
    ['of SQL for a write key', { headers: { authorization: basic(SQL) } }, '401 UNKNOWN_WRITE_KEY'],
    ['of a header for a write key', { headers: { authorization: basic(HEADER) } }, '401 UNKNOWN_WRITE_KEY'],
    ['of no write key', { headers: { authorization: '' } }, '401 UNKNOWN_WRITE_KEY'],
    ['that is malformed', { body: `{"userId":"${POISON}` }, '400 INVALID_JSON'],
    ['that is a list', { body: `["${POISON}"]` }, '400 INVALID_REQUEST'],
    ['that is too large', { body: { ...good, properties, batch: [{ ...good, properties }] } }, '400 INVALID_EVENT'],
    [
      'of an unknown time',
      { body: { ...good, timestamp: POISON, batch: [{ ...good, timestamp: POISON }] } },
      '400 INVALID_EVENT'
    ],
    ['in more than 500 KB', { body: { text: POISON.repeat(30_000) } }, '413 PAYLOAD_TOO_LARGE'],
    ['compressed in another way', { headers: { 'content-encoding': 'br' } }, '415 UNSUPPORTED_MEDIA_TYPE']
  ])('%s is refused by every call', async (_what, { body = { ...good, batch: [good] }, headers }, error) => {
    const calls = (await everyRoute()).filter(({ access }) => access === 'ingestion')
    expect(calls).toHaveLength(14)
    await expectRefused(
      calls.map(({ method, url }) => {
        return { what: url, error, answer: () => guarded.send(`${method} ${url}`, { body, headers }) }
      })
    )
  })
})

describe('what looks like a statement', () => {
  it('is text wherever it may stand, and found again as such', async () => {
    const name = SQL.slice(0, 100)
    const made = await guarded.send('POST /api/v1/sources', { body: { name } })
    expect([made.status, made.body]).toEqual([201, expect.stringContaining(JSON.stringify(name)) as string])
    const { sourceId, writeKey } = await setUp(guarded.pipeline, CONFIDENTIAL_SETTINGS)
    await sendTo(guarded.pipeline, writeKey, 'track', { userId: SQL, event: SQL, messageId: SQL })
    const of = { ...guarded.ids, sourceId }
    const text = encodeURIComponent(SQL)
    for (const query of [`search=${text}`, `name=${text}`]) {
      const { body } = await guarded.send('GET /api/v1/sources/:id/events', { query }, of)
      expect(JSON.parse(body)).toMatchObject({ events: [{ name: SQL, messageId: SQL }] })
    }
    const others = await guarded.send(
      'GET /api/v1/sources/:id/events',
      { query: `search=${encodeURIComponent("%' or '1'='1")}` },
      of
    )
    expect(JSON.parse(others.body)).toEqual({ events: [], next: null })
  })
})
