import { gzipSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'
import { bareServersForTests } from '../testing/bare-servers'
import { allAnswer, ask, errorsOf, routesOf } from '../testing/every-route'
import type { RouteUnderTest } from '../testing/every-route'
import { API_BODY_LIMIT_BYTES } from './limits'

const newServer = bareServersForTests()

const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE']
const isWrite = ({ method, access }: RouteUnderTest) => WRITES.includes(method) && access !== 'ingestion'

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const json = (payload: string): InjectOptions => ({ payload, headers: { 'content-type': 'application/json' } })

describe('every route', () => {
  it('is one that these tests know of', async () => {
    const routes = routesOf(await newServer()).map(({ method, url, access }) => `${access} ${method} ${url}`)
    expect(routes).toEqual(
      expect.arrayContaining([
        'health GET /healthz',
        'api GET /metrics',
        'ingestion POST /v1/track',
        'ingestion POST /v1/batch',
        'ingestion OPTIONS /v1/b',
        'api POST /api/v1/sources',
        'api GET /api/v1/openapi.json'
      ])
    )
  })

  it.each([
    'attacker.example',
    'attacker.example:3000',
    'localhost.attacker.example',
    '127.0.0.1.attacker.example',
    ':3000',
    '192.168.0.5'
  ])('refuses the Host %p on this machine', async (host) => {
    const app = await newServer()
    const routes = routesOf(app)
    expect(await errorsOf(app, routes, { headers: { host } })).toEqual(allAnswer(routes, '403 FORBIDDEN_HOST'))
  })

  it.each([
    undefined,
    'Bearer wrong-token-wrong-token',
    'Basic dG9rZW4tdG9rZW4tdG9rZW4tdG9rZW46',
    'token-token-token-token'
  ])(
    'refuses the authorization %p where there is a token, unless it is of the ingestion or the health check',
    async (authorization) => {
      const app = await newServer({ apiToken: 'token-token-token-token' })
      const routes = routesOf(app).filter(({ access }) => access === 'api')
      const headers = authorization === undefined ? {} : { authorization }
      expect(await errorsOf(app, routes, { headers })).toEqual(allAnswer(routes, '401 UNAUTHORIZED'))
    }
  )

  it('says with which scheme it wants the token', async () => {
    const app = await newServer({ apiToken: 'token-token-token-token' })
    const { headers } = await app.inject('/api/v1/sources')
    expect(headers['www-authenticate']).toBe('Bearer')
  })

  it.each<Record<string, string>>([
    { origin: 'https://attacker.example' },
    { origin: 'http://localhost:9000' },
    { origin: 'null' },
    { origin: '' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' }
  ])('that writes refuses pages of another origin: %p', async (headers) => {
    const app = await newServer()
    const routes = routesOf(app).filter(isWrite)
    expect(await errorsOf(app, routes, { headers: { host: 'localhost:3000', ...headers } })).toEqual(
      allAnswer(routes, '403 FORBIDDEN_ORIGIN')
    )
  })

  it.each<[what: string, request: InjectOptions, error: string]>([
    ['is not JSON', { payload: '{}', headers: { 'content-type': 'text/plain' } }, '415 UNSUPPORTED_MEDIA_TYPE'],
    [
      'is a form',
      { payload: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      '415 UNSUPPORTED_MEDIA_TYPE'
    ],
    ['is of no type', { payload: '{}', headers: { 'content-type': '' } }, '415 UNSUPPORTED_MEDIA_TYPE'],
    [
      'is compressed',
      {
        payload: gzipSync('{"name": "Website"}'),
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }
      },
      '415 UNSUPPORTED_MEDIA_TYPE'
    ],
    ['is too large', json(JSON.stringify('x'.repeat(API_BODY_LIMIT_BYTES))), '413 PAYLOAD_TOO_LARGE'],
    ['is malformed', json('{"name": '), '400 INVALID_JSON'],
    ['is nested too deeply', json(deep(200)), '400 INVALID_REQUEST'],
    ['is nested far too deeply', json(deep(400_000)), '400 INVALID_REQUEST'],
    ['poisons prototypes', json('{"name": "x", "__proto__": {"admin": true}}'), '400 INVALID_JSON'],
    ['poisons prototypes further down', json('{"a": [{"\\u005f_proto__": 1}]}'), '400 INVALID_JSON'],
    ['poisons constructors', json('{"constructor": {"prototype": {"admin": true}}}'), '400 INVALID_JSON']
  ])('that writes refuses a body that %s', async (_what, request, error) => {
    const app = await newServer()
    const routes = routesOf(app).filter(isWrite)
    expect(await errorsOf(app, routes, request)).toEqual(allAnswer(routes, error))
  })

  it('refuses methods that its address does not take, and names those it takes', async () => {
    const app = await newServer()
    const unknown = [...app.knownRoutes.values()]
      .filter(({ url }) => /^\/[^:*]/.test(url))
      .flatMap(({ url, methods }): { route: RouteUnderTest; allow: string }[] =>
        ['GET', 'HEAD', 'OPTIONS', 'TRACE', ...WRITES]
          .filter((method) => !methods.has(method))
          .map((method) => ({ route: { method, url, access: 'api' }, allow: [...methods].sort().join(', ') }))
      )
    const routes = unknown.map(({ route }) => route)
    expect(await errorsOf(app, routes, {})).toEqual(allAnswer(routes, '405 METHOD_NOT_ALLOWED'))
    const allowed = await Promise.all(routes.map(async (route) => (await ask(app, route, {})).headers.allow))
    expect(allowed).toEqual(unknown.map(({ allow }) => allow))
  })

  it('answers with an id of the request, and headers that make nothing more of the answer than data', async () => {
    const app = await newServer()
    const ids = new Set<unknown>()
    for (const route of [...routesOf(app), { method: 'GET', url: '/nothing', access: 'api' } as const]) {
      const { headers } = await ask(app, route, { headers: { host: 'attacker.example' } })
      ids.add(headers['x-request-id'])
      expect(headers).toMatchObject({
        'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/) as string,
        'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'cross-origin-resource-policy': 'same-origin'
      })
      expect(headers).not.toHaveProperty('strict-transport-security')
    }
    expect(ids.size).toBe(routesOf(app).length + 1)
  })

  it.each([
    ['x-request-id', 'poison-1'],
    ['x-correlation-id', 'poison-1'],
    ['traceparent', 'poison-1'],
    ['idempotency-key', 'poison-1'],
    ['x-forwarded-host', 'poison-1.example'],
    ['x-forwarded-for', 'poison-1'],
    ['origin', 'https://poison-1.example'],
    ['access-control-request-headers', 'poison-1'],
    ['accept', 'text/poison-1'],
    ['range', 'bytes=0-poison-1'],
    ['expect', 'poison-1'],
    ['cookie', 'movable_ink_session=poison-1'],
    ['host', 'poison-1.example']
  ])('repeats nothing of the header %s', async (name, value) => {
    const app = await newServer()
    const repeated: string[] = []
    for (const route of [...routesOf(app), { method: 'GET', url: '/%0d%0apoison-1', access: 'api' } as const]) {
      const { headers, payload } = await ask(app, route, { headers: { [name]: value } })
      if (/poison-1/.test(JSON.stringify([headers, payload]))) repeated.push(`${route.method} ${route.url}`)
    }
    expect(repeated).toEqual([])
  })

  it('of the ingestion answers so that pages of any origin can read it', async () => {
    const app = await newServer()
    const routes = routesOf(app).filter(({ access }) => access === 'ingestion')
    const answers = await Promise.all(
      routes.map((route) => ask(app, route, { headers: { origin: 'https://shop.example' } }))
    )
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff'
      })
    }
    expect(answers).not.toHaveLength(0)
  })

  it('is not there for a path that nobody gave it', async () => {
    const app = await newServer()
    const answer = await app.inject({ url: '/api/v1/nothing-here' })
    expect([answer.statusCode, answer.json()]).toEqual([
      404,
      { error: { code: 'NOT_FOUND', message: 'There is nothing at this address.' } }
    ])
  })
})
