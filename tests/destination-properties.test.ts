import { once } from 'node:events'
import { createServer, globalAgent } from 'node:https'
import type { Server } from 'node:https'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createCertificate } from '@actions-movable-ink/collector'
import { Destination } from '@segment/actions-core'
import type { JSONObject, SegmentEvent } from '@segment/actions-core'
import fc from 'fast-check'
import destination from '../src/destinations/movable-ink'
import { outcomeOf } from '../src/destinations/movable-ink/__tests__/outcome'

interface Received {
  headers: IncomingHttpHeaders
  body: string
}

let server: Server
let received: Received[] = []
let respond: (request: Received, path: string, response: ServerResponse) => void

beforeAll(async () => {
  const { key, certificate } = await createCertificate()
  globalAgent.options.ca = [certificate]
  server = createServer({ key, cert: certificate }, (incoming, response) => {
    void text(incoming).then((body) => {
      const request = { headers: incoming.headers, body }
      received.push(request)
      respond(request, incoming.url ?? '', response)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(async () => {
  delete globalAgent.options.ca
  globalAgent.destroy()
  server.close()
  await once(server, 'close')
})

/** Texts that stand nowhere by chance, so that finding one in a message is a leak. */
const secret = fc.stringMatching(/^[a-z0-9]{12,24}$/)
const settingsOf = fc.record({ username: secret, password: secret, endpointKey: secret })
type Settings = { username: string; password: string; endpointKey: string }

const headerName = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^x-[a-zA-Z0-9!#$%&'*+.^_`|~-]{1,20}$/) },
  fc.constantFrom('Authorization', 'content-type', 'Host', 'Transfer-Encoding', 'te', 'PROXY-Anything', 'Expect'),
  fc.string({ unit: 'binary', maxLength: 20 })
)
const headerValue = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 12, maxLength: 40 }) },
  { weight: 2, arbitrary: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.integer()) },
  fc.constantFrom('', null, 'undefined', ' padded '),
  fc.string({ unit: 'binary', minLength: 12 }),
  fc.jsonValue(),
  fc.constant('long'.repeat(1025))
)
const headersOf = fc.dictionary(headerName, headerValue, { maxKeys: 4 })
// The one key that actions-core's mapping loses is left out.
const eventOf = fc
  .dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { maxKeys: 6 })
  .map((event) => JSON.parse(JSON.stringify(event).replaceAll('__proto__', 'proto')) as Record<string, unknown>)

/** Sends an event whose `data` is `data` and whose `headers` are `headers`, both taken from it as they are. */
function send({ username, password, endpointKey }: Settings, headers: Record<string, unknown>, data: object) {
  received = []
  const { port } = server.address() as AddressInfo
  const mapping = { headers: { '@path': '$.context.headers' }, data: { '@path': '$.properties' } }
  const settings: Record<'username' | 'password' | 'movable_ink_url', string> & JSONObject = {
    username,
    password,
    movable_ink_url: `https://localhost:${port}/behavioral/${endpointKey}`,
    subscriptions: [{ subscribe: 'type = "track"', partnerAction: 'sendEntireEvent', mapping }]
  }
  const event = { type: 'track', context: { headers }, properties: data } as unknown as SegmentEvent
  return outcomeOf(() => new Destination(destination).onEvent(event, settings))
}

const OWNED =
  /^\s*(authorization|content-type|content-length|host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|proxy-.*)\s*$/i

/** The specification of mapped headers, told another way: what must arrive, or undefined when they must be refused. */
function mustArrive(headers: Record<string, unknown>): Record<string, string> | undefined {
  const arriving: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === null || value === '' || value === 'undefined' || OWNED.test(name)) continue
    const sendable = ['string', 'number', 'boolean'].includes(typeof value)
    if (!sendable || !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t -~]{0,4096}$/.test(String(value))) return undefined
    const key = name.toLowerCase()
    // A receiver joins repeated headers with a comma and drops the space around a value (RFC 9110 §5.2, §5.5).
    arriving[key] = key in arriving ? `${arriving[key]}, ${String(value)}` : String(value)
  }
  return Object.fromEntries(Object.entries(arriving).map(([name, value]) => [name, value.trim()]))
}

describe('any event with any mapped headers', () => {
  it('goes out as specified, or fails with a Segment error that has a status', async () => {
    respond = (_request, _path, response) => response.end()
    await fc.assert(
      fc.asyncProperty(settingsOf, headersOf, eventOf, async (settings, headers, data) => {
        const outcome = await send(settings, headers, data)
        const expected = mustArrive(headers)
        if (expected === undefined) {
          expect(outcome).toMatchObject({ class: 'PayloadValidationError', status: 400 })
          expect(received).toEqual([])
          return
        }
        expect(outcome).toHaveProperty('returned')
        expect(received).toHaveLength(1)
        expect(received[0]?.body).toBe(JSON.stringify(data))
        const { host, ...headersReceived } = received[0]?.headers ?? {}
        expect(host).toMatch(/^localhost:\d+$/)
        expect(headersReceived).toEqual({
          'user-agent': 'Segment (Actions)',
          accept: '*/*',
          'accept-encoding': 'gzip,deflate',
          connection: 'keep-alive',
          'content-length': String(Buffer.byteLength(JSON.stringify(data))),
          ...expected,
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from(`${settings.username}:${settings.password}`).toString('base64')}`
        })
      }),
      { numRuns: 500 }
    )
  })

  it('never has its secrets, headers or payload told by a failure, whatever the server echoes', async () => {
    const statuses = fc.constantFrom(302, 400, 401, 403, 404, 413, 418, 422, 429, 500, 503)
    const echoes = fc.constantFrom('json', 'text', 'request id', 'redirect')
    const anyData = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), secret, { maxKeys: 3 })
    await fc.assert(
      fc.asyncProperty(
        settingsOf,
        headersOf,
        anyData,
        statuses,
        echoes,
        async (settings, headers, data, status, echo, from) => {
          respond = ({ headers: sent, body }, path, response) => {
            const sensitive = [
              path,
              sent.authorization,
              settings.username,
              settings.password,
              ...Object.values(sent),
              ...Object.values(data)
            ]
            // From a place of its own each time, so that the 500 characters of a message reach all of it.
            const everything = [...sensitive.slice(from), ...sensitive.slice(0, from), body].join(' ')
            const printable = everything.replace(/[^\x20-\x7e]/g, '')
            const fromHeader = {
              'x-request-id': printable.slice(0, 4000),
              location: `https://${settings.endpointKey}.test${path}`
            }
            if (echo === 'redirect' || echo === 'request id') response.writeHead(status, fromHeader).end()
            else if (echo === 'text') response.writeHead(status, { 'content-type': 'text/plain' }).end(everything)
            else
              response
                .writeHead(status, { 'content-type': 'application/json' })
                .end(JSON.stringify({ message: everything }))
          }
          const outcome = await send(settings, headers, data)
          expect(outcome).toMatchObject({ status: expect.any(Number) as number, message: expect.any(String) as string })
          const { message } = outcome as { message: string }
          const values = Object.values(headers).filter((value): value is string => typeof value === 'string')
          const { username, password, endpointKey } = settings
          const basic = Buffer.from(`${username}:${password}`).toString('base64')
          for (const hidden of [username, password, endpointKey, basic, ...values, ...Object.values(data)]) {
            if (hidden.trim().length >= 12) expect(message).not.toContain(hidden)
          }
        }
      ),
      { numRuns: 500 }
    )
  })
})
