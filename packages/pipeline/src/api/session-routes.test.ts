import { until } from '@actions-movable-ink/runtime/src/testing/until'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { bareServersForTests } from '../testing/bare-servers'
import { errorIn } from '../testing/every-route'
import { EventSource } from '../testing/event-source'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const TOKEN = 'a-token-of-32-characters-at-most'
const HOST = 'pipeline.test'
const OWN_PAGE = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }

const newServer = bareServersForTests()
const pipeline = sharedPipelineForTests({ apiToken: TOKEN })

const signIn = (payload: object = { token: TOKEN }, headers: InjectOptions['headers'] = OWN_PAGE): InjectOptions => ({
  url: '/api/v1/session',
  method: 'POST',
  payload,
  headers
})

/** What a browser sends back of a `Set-Cookie` header. */
const cookieIn = ({ headers }: { headers: Record<string, unknown> }) =>
  String(headers['set-cookie']).split(';')[0] ?? ''

/** A server that asks for the token, and a cookie that stands for it. */
async function signedIn() {
  const app = await newServer({ apiToken: TOKEN })
  const cookie = cookieIn(await app.inject(signIn()))
  const ask = async (headers: InjectOptions['headers'], url = '/api/v1/catalog') =>
    errorIn(await app.inject({ url, headers }))
  return { app, cookie, ask }
}

describe('signing in', () => {
  it('sets a cookie that no script reads, and that goes to the API alone, from its own pages alone', async () => {
    const app = await newServer({ apiToken: TOKEN })
    const { statusCode, headers, body } = await app.inject(signIn())
    expect([statusCode, body]).toEqual([204, ''])
    expect(headers['set-cookie']).toMatch(
      /^movable_ink_session=[\w-]{43}; Path=\/api\/v1; HttpOnly; SameSite=Strict; Max-Age=43200$/
    )
    expect(JSON.stringify(headers)).not.toContain(TOKEN)
  })

  it('keeps the cookie to https where the browser speaks it', async () => {
    const app = await newServer({ apiToken: TOKEN, names: { host: '127.0.0.1', allowedHosts: [HOST] } })
    const { headers } = await app.inject(signIn({ token: TOKEN }, { host: HOST, origin: `https://${HOST}` }))
    expect(headers['set-cookie']).toMatch(/; Max-Age=43200; Secure$/)
  })

  it.each<[what: string, request: InjectOptions, error: string]>([
    ['a wrong token', signIn({ token: `${TOKEN}x` }), '401 UNAUTHORIZED'],
    ['an empty token', signIn({ token: '' }), '401 UNAUTHORIZED'],
    ['no token', signIn({}), '400 INVALID_REQUEST'],
    ['a token that is no text', signIn({ token: [TOKEN] }), '400 INVALID_REQUEST'],
    ['a token that is too long', signIn({ token: TOKEN.repeat(40) }), '400 INVALID_REQUEST'],
    ['more than a token', signIn({ token: TOKEN, path: '/' }), '400 INVALID_REQUEST'],
    ['a form', { ...signIn(), payload: `token=${TOKEN}`, headers: OWN_PAGE }, '415 UNSUPPORTED_MEDIA_TYPE'],
    ['a page of another origin', signIn(undefined, { origin: 'https://attacker.example' }), '403 FORBIDDEN_ORIGIN'],
    [
      'a page of another port',
      signIn(undefined, { ...OWN_PAGE, origin: 'http://localhost:9' }),
      '403 FORBIDDEN_ORIGIN'
    ],
    ['a page of Segment', signIn(undefined, { origin: 'https://app.segment.com' }), '403 FORBIDDEN_ORIGIN'],
    ['another host', signIn(undefined, { host: 'attacker.example' }), '403 FORBIDDEN_HOST']
  ])('refuses %s, sets no cookie and repeats nothing', async (_what, request, error) => {
    const answer = await (await newServer({ apiToken: TOKEN })).inject(request)
    expect(errorIn(answer)).toBe(error)
    expect(answer.headers).not.toHaveProperty('set-cookie')
    expect(answer.body).not.toContain(TOKEN)
  })

  it('is a conflict where no token is asked for', async () => {
    expect(errorIn(await (await newServer()).inject(signIn()))).toBe('409 NO_TOKEN_NEEDED')
  })
})

describe('a session', () => {
  it('lets the own pages of the server in, and whoever types an address', async () => {
    const { cookie, ask } = await signedIn()
    expect(await ask({ ...OWN_PAGE, cookie })).toBe('200 no error')
    expect(await ask({ cookie: `theme=dark; ${cookie}; x=1`, 'sec-fetch-site': 'none' })).toBe('200 no error')
    expect(await ask({ cookie: `movable_ink_session=of-another-port; ${cookie}` })).toBe('200 no error')
  })

  it.each([
    { origin: 'http://localhost:8000', 'sec-fetch-site': 'same-site' },
    { origin: 'https://app.segment.com', 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' }
  ])('counts for no page of another origin, not even to read: %p', async (headers) => {
    const { app, cookie, ask } = await signedIn()
    expect(await ask({ ...headers, host: 'localhost:3000', cookie })).toBe('401 UNAUTHORIZED')
    const write = { url: '/sendEntireEvent', method: 'POST', payload: {}, headers: { ...headers, cookie } } as const
    expect(errorIn(await app.inject(write))).toBe('401 UNAUTHORIZED')
  })

  it.each([
    ['none', ''],
    ['an empty one', 'movable_ink_session='],
    ['one that was made up', `movable_ink_session=${'A'.repeat(43)}`],
    ['the token itself', `movable_ink_session=${TOKEN}`]
  ])('is not there with %s', async (_what, cookie) => {
    const { ask } = await signedIn()
    expect(await ask({ cookie })).toBe('401 UNAUTHORIZED')
  })

  it('is over when its browser signs out, and no other is', async () => {
    const { app, cookie, ask } = await signedIn()
    const other = cookieIn(await app.inject(signIn()))
    const signOut = { url: '/api/v1/session', method: 'DELETE', headers: { ...OWN_PAGE, cookie } } as const
    const from = (origin: string) => app.inject({ ...signOut, headers: { ...signOut.headers, origin } })
    expect(errorIn(await from('https://attacker.example'))).toBe('403 FORBIDDEN_ORIGIN')
    expect(await ask({ cookie })).toBe('200 no error')
    const { statusCode, headers } = await app.inject(signOut)
    expect([statusCode, headers['set-cookie']]).toEqual([
      204,
      'movable_ink_session=; Path=/api/v1; HttpOnly; SameSite=Strict; Max-Age=0'
    ])
    expect(await ask({ cookie })).toBe('401 UNAUTHORIZED')
    expect(await ask({ cookie: other })).toBe('200 no error')
    expect((await app.inject(signOut)).statusCode).toBe(204)
  })
})

describe('GET /session', () => {
  const askAt = async (app: FastifyInstance, headers: InjectOptions['headers'] = {}): Promise<unknown> =>
    (await app.inject({ url: '/api/v1/session', headers })).json()

  it('says that no token is asked for where there is none', async () => {
    expect(await askAt(await newServer())).toEqual({ needsToken: false, signedIn: false })
  })

  it('says without a token that one is needed', async () => {
    const { app } = await signedIn()
    expect(await askAt(app)).toEqual({ needsToken: true, signedIn: false })
    expect(await askAt(app, { cookie: 'movable_ink_session=made-up' })).toEqual({ needsToken: true, signedIn: false })
  })

  it('says until when a browser is signed in, until it signs out', async () => {
    const { app, cookie } = await signedIn()
    const { endsAt } = (await askAt(app, { ...OWN_PAGE, cookie })) as { endsAt: string }
    expect(await askAt(app, { cookie })).toEqual({ needsToken: true, signedIn: true, endsAt })
    expect(endsAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    await app.inject({ url: '/api/v1/session', method: 'DELETE', headers: { ...OWN_PAGE, cookie } })
    expect(await askAt(app, { cookie })).toEqual({ needsToken: true, signedIn: false })
  })

  it('says that a program with the token is let in, which has no session that ends', async () => {
    const { app } = await signedIn()
    expect(await askAt(app, { authorization: `Bearer ${TOKEN}` })).toEqual({ needsToken: true, signedIn: true })
  })

  it('tells nothing of a session to the page of another port', async () => {
    const { app, cookie } = await signedIn()
    const headers = { host: 'localhost:3000', origin: 'http://localhost:8000', cookie }
    expect(await askAt(app, headers)).toEqual({ needsToken: true, signedIn: false })
  })
})

/** A browser that is signed in to a running pipeline, and what it opens; closed after the test. */
async function signedInBrowser() {
  const { origin, sources } = pipeline()
  const response = await fetch(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: TOKEN })
  })
  const cookie = cookieIn({ headers: { 'set-cookie': response.headers.get('set-cookie') } })
  const { id } = await sources.create('Website')
  const open = async (headers: Record<string, string>) => {
    const stream = await EventSource.open(`${origin}/api/v1/sources/${id}/events/live`, headers)
    streams.push(stream)
    return stream
  }
  const signOut = () => fetch(`${origin}/api/v1/session`, { method: 'DELETE', headers: { cookie } })
  return { cookie, open, signOut }
}

const streams: EventSource[] = []
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close()
})

describe('the stream of live events', () => {
  it('is opened by a session, as a browser can set no header for it', async () => {
    const { cookie, open } = await signedInBrowser()
    const [live, refused] = [await open({ cookie }), await open({})]
    expect([live.status, live.headers.get('content-type'), refused.status]).toEqual([200, 'text/event-stream', 401])
  })

  it('ends with the session that opened it, and no other does', async () => {
    const [one, other] = [await signedInBrowser(), await signedInBrowser()]
    const [ended, kept] = [await one.open({ cookie: one.cookie }), await other.open({ cookie: other.cookie })]
    const withToken = await one.open({ cookie: one.cookie, authorization: `Bearer ${TOKEN}` })
    expect((await one.signOut()).status).toBe(204)
    await until(() => ended.isOver)
    expect([kept.isOver, withToken.isOver]).toEqual([false, false])
    expect((await one.open({ cookie: one.cookie })).status).toBe(401)
  })
})
