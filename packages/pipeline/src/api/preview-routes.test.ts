import { echoingServerForTests } from '../testing/echoing-server'
import { setUp } from '../testing/pipelines'
import { onePipelineForTests } from '../testing/one-pipeline'
import type { Preview } from '../preview/preview'

const { pipeline, post } = onePipelineForTests()
const echo = echoingServerForTests()

const SETTINGS = {
  movable_ink_url: 'https://movable-ink.test/behavioral/endpoint-key-1',
  username: 'access-key-id',
  password: 'access-secret-1'
}
const event = { type: 'track', event: 'Café Visited', userId: 'user-1', messageId: 'm-1', properties: { tier: 'gold' } }

/** A preview with these fields of the mapping. */
async function preview(
  fields: Record<string, unknown>,
  given: { trigger?: string; settings?: object; integrations?: object } = {}
) {
  const { trigger = 'type = "track"', settings = {}, ...more } = given
  const { destinationId } = await setUp(pipeline(), SETTINGS)
  await pipeline().destinations.change(destinationId, { enabled: false, settings: { ...settings } })
  const mapping = { trigger, action: 'sendEntireEvent', fields }
  const { status, body } = await post('/api/v1/preview', { destinationId, mapping, event: { ...event, ...more } })
  expect(status).toBe(200)
  return body as Preview
}

const WHOLE = { data: { '@path': '$.' } }

describe('POST /api/v1/preview', () => {
  it('shows what the fields resolve to, what the action is given and what would go over the wire', async () => {
    const headers = { 'X-Tier': { '@path': '$.properties.tier' } }
    const body = JSON.stringify(event)
    expect(await preview({ ...WHOLE, headers, batch_size: 5 })).toEqual({
      matches: true,
      resolved: { data: event, headers: { 'X-Tier': 'gold' }, batch_size: 5 },
      validated: { data: event, headers: { 'X-Tier': 'gold' }, batch_size: 5 },
      wire: {
        method: 'POST',
        url: 'https://movable-ink.test/behavioral/•••',
        headers: {
          'user-agent': 'Segment (Actions)',
          'x-tier': 'gold',
          authorization: 'Basic •••',
          'content-type': 'application/json',
          Accept: '*/*',
          'Content-Length': String(Buffer.byteLength(body)),
          'Accept-Encoding': 'gzip,deflate',
          Host: 'movable-ink.test',
          Connection: 'keep-alive'
        },
        body,
        bytes: Buffer.byteLength(body),
        truncated: false,
        ignoredHeaders: []
      },
      errors: []
    })
  })

  it('shows the request of an event that the trigger does not match, and says so', async () => {
    const { matches, wire, errors } = await preview(WHOLE, { trigger: 'type = "page"' })
    expect([matches, wire?.body, errors]).toEqual([false, JSON.stringify(event), []])
  })

  it.each([
    [{ All: false }, 'false for All, and does not name Movable Ink'],
    [{ 'Movable Ink (Actions)': false }, 'false for Movable Ink (Actions)']
  ])('says that an event with the integrations %j would not be delivered, and why', async (integrations, why) => {
    const { matches, switchedOff, wire } = await preview(WHOLE, { integrations })
    expect([matches, switchedOff, wire?.body]).toEqual([
      true,
      `The integrations object of the event is ${why}: the source keeps the event from this destination.`,
      JSON.stringify({ ...event, integrations })
    ])
  })

  it('says nothing of integrations that let the event through', async () => {
    expect(await preview(WHOLE, { integrations: { All: false, 'Movable Ink': true } })).not.toHaveProperty(
      'switchedOff'
    )
  })

  it('names the headers that do not go out as they are mapped, and why', async () => {
    const headers = {
      Host: 'other.test',
      Authorization: 'Bearer x',
      'X-Empty': '',
      'Transfer-Encoding': 'chunked',
      'X-Is': 1
    }
    const owned = 'The destination or the connection sets it itself.'
    const { wire, errors } = await preview({ ...WHOLE, headers })
    expect(errors).toEqual([])
    expect(wire?.ignoredHeaders).toEqual([
      { name: 'Host', reason: owned },
      { name: 'Authorization', reason: owned },
      { name: 'X-Empty', reason: 'Its value is empty.' },
      { name: 'Transfer-Encoding', reason: owned }
    ])
    expect(wire?.headers).toMatchObject({ 'x-is': '1', Host: 'movable-ink.test' })
  })

  it('shows the batch form of a mapping with batching on', async () => {
    const { wire } = await preview({ ...WHOLE, enable_batching: true })
    expect(wire?.body).toBe(JSON.stringify({ events: [event] }))
  })

  it('shows the beginning of a long body, and how long it is', async () => {
    const many = Array.from({ length: 10_000 }, () => ({ '@path': '$.properties' }))
    const { wire } = await preview({ data: { many } })
    expect(wire).toMatchObject({ truncated: true, body: expect.stringMatching(/^\{"many":\[\{"tier"/) as string })
    expect([wire?.body.length, wire?.bytes]).toEqual([131_072, Number(wire?.headers['Content-Length'])])
  })

  it.each([
    [
      'a header that is not ASCII',
      { ...WHOLE, headers: { 'X-Name': { '@path': '$.event' } } },
      {},
      {
        path: 'fields.headers.X-Name',
        code: 'PAYLOAD_VALIDATION_FAILED',
        message:
          'Header "X-Name" has a value with a line break, control or non-ASCII character. Change it in the mapping of the Headers field.'
      }
    ],
    [
      'data that is no object',
      { data: 'text' },
      {},
      {
        path: 'fields.data',
        code: 'INVALID_MAPPING',
        message: 'fields.data must be an object but it was a string.'
      }
    ],
    [
      'data that is no object in this event',
      { data: { '@path': '$.event' } },
      {},
      { path: 'fields.data', code: 'INVALID_FIELD', message: 'Data must be an object but it was a string.' }
    ],
    [
      'a field that there is not',
      { ...WHOLE, foo: 'bar' },
      {},
      {
        path: 'fields.foo',
        code: 'INVALID_MAPPING',
        message:
          'fields.foo is no field of the action: headers, data, enable_batching, batch_size, batch_bytes, batch_keys.'
      }
    ],
    [
      'a batch without data',
      { enable_batching: true },
      {},
      {
        path: 'fields.data',
        code: 'PAYLOAD_VALIDATION_FAILED',
        message: 'Data is empty: an event without data has no place in a batch. Change the mapping of the Data field.'
      }
    ],
    [
      'a directive that is none',
      { data: { '@path': 5 } },
      {},
      {
        path: 'fields.data.@path',
        code: 'INVALID_MAPPING',
        message: 'fields.data.@path should be a string or a mapping directive but it is a number.'
      }
    ],
    [
      'a setting that cannot be used',
      WHOLE,
      { settings: { movable_ink_url: 'http://movable-ink.test/behavioral/endpoint-key-1' } },
      {
        path: 'settings.movable_ink_url',
        code: 'INVALID_DESTINATION_URL',
        message: expect.stringContaining('The Movable Ink URL setting uses http:') as string
      }
    ],
    [
      'a trigger that cannot be read',
      WHOLE,
      { trigger: 'anonymousId = "a"' },
      { path: 'trigger', code: 'UNKNOWN_FIELD', message: expect.stringContaining('anonymousId') as string }
    ]
  ])('shows %s as an error at its place', async (_what, fields, given, error) => {
    expect((await preview(fields, given)).errors).toEqual([error])
  })

  it('shows the request with a stand-in for each setting that is missing', async () => {
    const { wire, errors } = await preview(WHOLE, { settings: { movable_ink_url: null, password: null } })
    expect(wire?.url).toBe('https://collector.movableink-dmz.com/behavioral/•••')
    expect(errors).toEqual([
      { path: 'settings.password', code: 'MISSING_SETTING', message: 'The Access Secret setting is missing.' },
      { path: 'settings.movable_ink_url', code: 'MISSING_SETTING', message: 'The Movable Ink URL setting is missing.' }
    ])
  })

  it('sends nothing', async () => {
    const { origin } = echo()
    const { wire } = await preview(WHOLE, { settings: { movable_ink_url: `${origin}/behavioral/endpoint-key-1` } })
    expect(wire?.headers.Host).toBe(new URL(origin).host)
    expect(echo().arrived).toEqual([])
  })

  it('answers 400 at the action to an action that there is not, and 404 to a destination that there is not', async () => {
    const { destinationId } = await setUp(pipeline(), SETTINGS)
    const mapping = { trigger: 'type = "track"', action: 'toString', fields: WHOLE }
    expect(await post('/api/v1/preview', { destinationId, mapping, event })).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'INVALID_REQUEST',
          mistakes: [{ path: 'mapping.action', message: 'must be one of sendEntireEvent' }]
        }
      }
    })
    const none = '0199d5a3-0000-7000-8000-000000000000'
    expect(await post('/api/v1/preview', { destinationId: none, mapping, event })).toMatchObject({
      status: 404,
      body: { error: { code: 'NOT_FOUND' } }
    })
  })
})
