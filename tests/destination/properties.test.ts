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
import destination from '../../src/destinations/movable-ink'
import { outcomeOf } from '../../src/destinations/movable-ink/__tests__/outcome'

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

const origin = () => `https://localhost:${(server.address() as AddressInfo).port}`

/** Settings whose mapping takes `data` and `headers` from the events that `eventWith` makes, as they are. */
function settingsWith({ username, password, endpointKey }: Settings) {
  const mapping = { headers: { '@path': '$.context.headers' }, data: { '@path': '$.properties' } }
  const settings: Record<'username' | 'password' | 'movable_ink_url', string> & JSONObject = {
    username,
    password,
    movable_ink_url: `${origin()}/behavioral/${endpointKey}`,
    subscriptions: [{ subscribe: 'type = "track"', partnerAction: 'sendEntireEvent', mapping }]
  }
  return settings
}

const eventWith = (headers: Record<string, unknown>, data: object) =>
  ({ type: 'track', context: { headers }, properties: data }) as unknown as SegmentEvent

function send(settings: Settings, headers: Record<string, unknown>, data: object) {
  received = []
  return outcomeOf(() => new Destination(destination).onEvent(eventWith(headers, data), settingsWith(settings)))
}

/** The same in a batch, with another event. */
async function sendInBatch(settings: Settings, headers: Record<string, unknown>, data: object) {
  const events = [eventWith(headers, { event: 'Other Event' }), eventWith(headers, data)]
  const [result] = await new Destination(destination).onBatch(events, settingsWith(settings))
  return (result?.multistatus ?? []).map((one) => ({
    status: one.status,
    // All that is told of it.
    message: [JSON.stringify(one), 'errormessage' in one ? one.errormessage : ''].join()
  }))
}

const OWNED =
  /^\s*(authorization|content-type|content-length|host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|proxy-.*)\s*$/i

/** A value as a header carries it, or undefined when it cannot. */
function asText(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined
  return /^[\t -~]{0,4096}$/.test(String(value)) ? String(value) : undefined
}

/** The specification of mapped headers, told another way: what must arrive, or undefined when they must be refused. */
function mustArrive(headers: Record<string, unknown>): Record<string, string> | undefined {
  const arriving: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === null || value === '' || value === 'undefined' || OWNED.test(name)) continue
    const sent = asText(value)
    if (sent === undefined || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return undefined
    const key = name.toLowerCase()
    // A receiver joins repeated headers with a comma and drops the space around a value (RFC 9110 §5.2, §5.5).
    arriving[key] = key in arriving ? `${arriving[key]}, ${sent}` : sent
  }
  return Object.fromEntries(Object.entries(arriving).map(([name, value]) => [name, value.trim()]))
}

const basic = ({ username, password }: Settings) => Buffer.from(`${username}:${password}`).toString('base64')

/** What must happen: the one request that must arrive, or the refusal. */
function mustHappen(settings: Settings, headers: Record<string, unknown>, data: object) {
  const mapped = mustArrive(headers)
  if (mapped === undefined) return { ended: 'PayloadValidationError 400', received: [] }
  const body = JSON.stringify(data)
  const all = {
    'user-agent': 'Segment (Actions)',
    accept: '*/*',
    'accept-encoding': 'gzip,deflate',
    ...mapped,
    connection: 'keep-alive',
    host: new URL(origin()).host,
    'content-length': String(Buffer.byteLength(body)),
    'content-type': 'application/json',
    authorization: `Basic ${basic(settings)}`
  }
  return { ended: 'delivered', received: [{ headers: all, body }] }
}

describe('any event with any mapped headers', () => {
  it('goes out as specified, or fails with a Segment error that has a status', async () => {
    respond = (_request, _path, response) => response.end()
    await fc.assert(
      fc.asyncProperty(settingsOf, headersOf, eventOf, async (settings, headers, data) => {
        const outcome = await send(settings, headers, data)
        const ended = 'class' in outcome ? `${outcome.class} ${String(outcome.status)}` : 'delivered'
        expect({ ended, received }).toEqual(mustHappen(settings, headers, data))
      }),
      { numRuns: 500 }
    )
  })

  it('never has its secrets, headers or payload told by a failure, alone or in a batch, whatever the server echoes', async () => {
    const statuses = fc.constantFrom(200, 302, 400, 401, 403, 404, 413, 418, 422, 429, 500, 503)
    const echoes = fc.constantFrom('json', 'text', 'request id', 'redirect')
    // A field called "name", "type" or "event" may be told: it says which event is meant.
    const anyData = fc.dictionary(fc.stringMatching(/^p_[a-z]{1,8}$/), secret, { maxKeys: 3 })
    const anyPlace = fc.nat(16)
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(settingsOf, headersOf, anyData, statuses, echoes, anyPlace),
        async ([settings, headers, data, status, echo, from]) => {
          const { username, password, endpointKey } = settings
          respond = ({ headers: sent, body }, path, response) => {
            // Of a batch whose events are sent one by one, only what came with this request.
            const values = Object.values(data).filter((value) => body.includes(value))
            const sensitive = [path, sent.authorization, username, password, ...Object.values(sent), ...values]
            // From a place of its own each time, so that the 500 characters of a message reach all of it.
            const everything = [...sensitive.slice(from), ...sensitive.slice(0, from), body].join(' ')
            const printable = everything.replace(/[^\x20-\x7e]/g, '').slice(0, 4000)
            if (echo === 'redirect' || echo === 'request id') {
              response.writeHead(status, { 'x-request-id': printable, location: `https://${endpointKey}.test${path}` })
              response.end()
            } else if (echo === 'text') {
              response.writeHead(status, { 'content-type': 'text/plain' }).end(everything)
            } else {
              const message = JSON.stringify({ message: everything })
              response.writeHead(status, { 'content-type': 'application/json' }).end(message)
            }
          }
          const outcome = await send(settings, headers, data)
          const single = 'message' in outcome ? outcome : { message: '', status: undefined }
          const told = [single, ...(await sendInBatch(settings, headers, data))]
          const texts = Object.values(headers).filter((value) => typeof value === 'string')
          const hidden = [username, password, endpointKey, basic(settings), ...texts, ...Object.values(data)]
          expect(told.filter((one) => one.message !== '' && typeof one.status !== 'number')).toEqual([])
          for (const { message } of told) {
            expect(hidden.filter((text) => text.trim().length >= 12 && message.includes(text))).toEqual([])
          }
        }
      ),
      { numRuns: 500 }
    )
  })
})
