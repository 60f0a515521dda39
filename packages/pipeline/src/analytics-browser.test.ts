import { gzipSync } from 'node:zlib'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { setUpFor } from './testing/pipelines'
import { sharedPipelineForTests } from './testing/shared-pipeline'

const workplace = workplaceForTests()
const pipeline = sharedPipelineForTests()

const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string

/** As Segment's SDK for browsers (`@segment/analytics-next`) makes it [read]. */
const eventOf = (messageId: string, type: string, more: object) => ({
  timestamp: '2026-01-31T12:00:00.000Z',
  integrations: {},
  type,
  userId: null,
  anonymousId: '0a1b2c3d-0000-4000-8000-000000000000',
  context: {
    page: { path: '/', referrer: '', search: '', title: 'Shop', url: 'https://shop.example/' },
    userAgent: 'Mozilla/5.0',
    locale: 'en-US',
    library: { name: 'analytics.js', version: 'npm:next-1.81.0' }
  },
  messageId,
  ...more,
  _metadata: { bundled: ['Segment.io'], unbundled: [], bundledIds: [] }
})

/** Without asking the server first, which a browser does not for text/plain; from a page of any origin. */
const send = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${pipeline().origin}/v1/${path}`, {
    method: 'post',
    headers: { 'content-type': 'text/plain', origin: 'https://shop.example', ...headers },
    body
  })

describe("Segment's SDK for browsers", () => {
  it('sends events one by one and in batches, with the write key in the body', async () => {
    const collector = await workplace.startCollector()
    const { writeKey } = await setUpFor(pipeline(), collector)
    const sentAt = '2026-01-31T12:00:01.000Z'
    const track = eventOf('ajs-next-1', 'track', { event: 'Product Viewed', properties: { product_id: 'p-1' } })
    const page = eventOf('ajs-next-2', 'page', { name: 'Home', properties: { path: '/' } })
    const identify = eventOf('ajs-next-3', 'identify', { userId: 'user-1', traits: { plan: 'gold' } })
    const answers = [
      await send('t', JSON.stringify({ ...track, writeKey, sentAt })),
      // Its batches: the key of the first event, and one time for all.
      await send('b', JSON.stringify({ writeKey, batch: [{ ...page, writeKey }], sentAt })),
      await send('i', new Uint8Array(gzipSync(JSON.stringify({ ...identify, writeKey, sentAt }))), {
        'content-encoding': 'gzip'
      })
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(answers.map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual(['*', '*', '*'])
    await until(() => collector.received().length === 3)
    const received = collector.received().map(({ event }) => event)
    const filled = { timestamp: iso, originalTimestamp: '2026-01-31T12:00:00.000Z', sentAt, receivedAt: iso }
    expect(new Map(received.map((event) => [event.messageId, event]))).toEqual(
      new Map([track, page, identify].map((event) => [event.messageId, { ...event, ...filled }]))
    )
    // It was made a second before it was sent, whatever the clock of the browser says.
    const moment = (value: unknown) => Date.parse(value as string) // in ISO 8601, as was just seen
    const waits = received.map(({ timestamp, receivedAt }) => moment(receivedAt) - moment(timestamp))
    expect(waits).toEqual([1000, 1000, 1000])
    expect(pipeline().errors).toEqual([])
  })

  it('sends texts and keys that databases and JavaScript stumble over', async () => {
    const collector = await workplace.startCollector()
    const { writeKey } = await setUpFor(pipeline(), collector)
    const properties =
      '{"a\\u0000b":"\\u0000","half":"\\ud83d","__proto__":{"polluted":true},"constructor":{"prototype":{"x":1}},"quote":"\'; drop table movable_ink.events; --","2":1,"1":[[],{}]}'
    const body = `{"event":"a\\u0000\\udc00","userId":"u","messageId":"odd \\u0000","properties":${properties},"writeKey":"${writeKey}"}`
    expect((await send('track', body)).status).toBe(200)
    await until(() => collector.received().length === 1)
    const event = collector.received()[0]?.event ?? {}
    expect([event.event, event.messageId]).toEqual(['a\0\udc00', 'odd \0'])
    // It is in the store; the mapping of actions-core leaves it out.
    const withoutProto = properties.replace('"__proto__":{"polluted":true},', '')
    expect(JSON.stringify(event.properties)).toBe(JSON.stringify(JSON.parse(withoutProto)))
    expect({}).not.toHaveProperty('polluted')
  })
})
