import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createCertificate } from '@actions-movable-ink/collector'
import { trust } from '@actions-movable-ink/runtime'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { pipelinesForTests, sendTo, setUp } from '../testing/pipelines'
import type { PipelineUnderTest } from '../testing/pipelines'

workplaceForTests()
const pipelines = pipelinesForTests()

const ENDPOINT_KEY = 'endpoint-key-do-not-tell'
const USERNAME = 'username-do-not-tell'
const ACCESS_SECRET = 'access-secret-do-not-tell'
const EMAIL = 'ann.do-not-tell@example.com'
const TOKEN = 'api-token-do-not-tell'

/** Says all that it was told: the request's credentials, its address and its body. */
async function startEcho() {
  const { key, certificate } = await createCertificate()
  const server = createServer({ key, cert: certificate }, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const message = [request.headers.authorization, request.url, Buffer.concat(chunks).toString()].join(' ')
      response.writeHead(401, { 'content-type': 'application/json', 'x-request-id': request.headers.authorization })
      response.end(JSON.stringify({ message }))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  await trust(certificate)
  const { port } = server.address() as AddressInfo // it listens on a port
  return {
    url: `https://127.0.0.1:${port}/behavioral/${ENDPOINT_KEY}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    }
  }
}

const event = (messageId: string) => ({
  messageId,
  userId: 'user-1',
  event: 'Signed Up',
  properties: { email: EMAIL },
  context: { traits: { email: EMAIL } }
})

/** Requests with something confidential in every place, most of them wrong. */
async function sendOddRequests(pipeline: PipelineUnderTest, writeKey: string): Promise<void> {
  const { origin } = pipeline
  const authorization = `Bearer ${TOKEN}`
  const headers = { authorization, 'content-type': 'application/json' }
  await sendTo(pipeline, writeKey, 'track', { ...event('m-2'), timestamp: EMAIL })
  await sendTo(pipeline, writeKey, 'track', `{"email": "${EMAIL}`)
  await sendTo(pipeline, EMAIL, 'track', event('m-3'))
  await sendTo(pipeline, writeKey, EMAIL, event('m-4'))
  await fetch(`${origin}/api/v1/sources?email=${EMAIL}`, { headers: { authorization: `Bearer ${EMAIL}` } })
  await fetch(`${origin}/api/v1/sources/${EMAIL}?email=${EMAIL}`, { headers })
  await fetch(`${origin}/api/v1/${EMAIL}/%zz`, { headers })
  for (const name of [7, `${EMAIL}\0`, EMAIL.repeat(9)]) {
    await fetch(`${origin}/api/v1/sources`, { method: 'POST', headers, body: JSON.stringify({ name, [EMAIL]: 1 }) })
    await fetch(`${origin}/api/v1/sources`, { method: 'POST', headers, body: JSON.stringify({ name }) })
  }
}

describe('the log of a pipeline', () => {
  it('holds no secret and nothing of an event, whatever goes wrong', async () => {
    const lines: string[] = []
    const echo = await startEcho()
    const pipeline = await pipelines.start({
      apiToken: TOKEN,
      logLevel: 'trace',
      logDestination: { write: (line) => lines.push(line) }
    })
    const settings = { username: USERNAME, password: ACCESS_SECRET }
    const { writeKey } = await setUp(pipeline, { ...settings, movable_ink_url: echo.url })
    const unreachable = await setUp(pipeline, {
      ...settings,
      movable_ink_url: `https://127.0.0.1:1/behavioral/${ENDPOINT_KEY}`
    })
    await sendTo(pipeline, writeKey, 'track', event('m-1'))
    await sendTo(pipeline, unreachable.writeKey, 'track', event('m-1'))
    const log = () => lines.join('')
    await until(() => log().includes('"reason":"401"') && log().includes('"reason":"ECONNREFUSED"'))
    await sendOddRequests(pipeline, writeKey)
    await pipeline.close()
    await echo.close()

    const basic = Buffer.from(`${USERNAME}:${ACCESS_SECRET}`).toString('base64')
    const confidential = [ENDPOINT_KEY, USERNAME, ACCESS_SECRET, basic, TOKEN, writeKey, unreachable.writeKey, EMAIL]
    expect(confidential.filter((text) => log().includes(text))).toEqual([])
    expect(log()).not.toMatch(/do-not-tell|Signed Up|user-1|m-\d/)
    const requests = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>) // pino writes objects
      .filter(({ msg }) => msg === 'request')
      .map(({ level, method, route, status }) => [level, method, route, status].join(' '))
    expect(requests).toEqual(
      expect.arrayContaining([
        'debug POST /v1/track 200',
        'info POST /v1/track 400',
        'info POST /v1/track 401',
        'info GET /api/v1/sources 401',
        'info GET /api/v1/sources/:id 400',
        'info POST /api/v1/sources 400'
      ])
    )
  })
})
