import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { echoingServerForTests } from '../testing/echoing-server'
import { onePipelineForTests } from '../testing/one-pipeline'
import { setUp } from '../testing/pipelines'

const { pipeline, post } = onePipelineForTests()
const echo = echoingServerForTests()

const event = { type: 'track', event: 'Signed Up', userId: 'user-1', messageId: 'm-1' }
const mapping = {
  trigger: 'type = "track"',
  action: 'sendEntireEvent',
  fields: { data: { '@path': '$.' }, headers: { 'X-Empty': '' } }
}

/** A header that is no text cannot be sent: the error is at its place. */
const wrong = { ...mapping, fields: { ...mapping.fields, headers: { 'X-Wrong': 'a\nb' } } }

const settings = ({ secret, path }: { secret: string; path: string }): Settings => ({
  movable_ink_url: `${echo().origin}/${path}`,
  username: 'access-key-id',
  password: secret
})

const WORDS = [
  ...['resolved', 'validated', 'wire', 'matches', 'errors', 'fields', 'path', 'code', 'data', 'headers', 'batch_size'],
  ...[
    'outcome',
    'message',
    'status',
    'reason',
    'retryable',
    'request',
    'response',
    'method',
    'body',
    'bytes',
    'truncated'
  ],
  ...[
    'ignoredHeaders',
    'requestId',
    'delivered',
    'discarded',
    'POST',
    'content-type',
    'authorization',
    'host',
    'user-agent'
  ],
  ...['INVALID_PAYLOAD', 'PAYLOAD_VALIDATION_FAILED', 'requestError', 'statusCode', 'statusMessage', 'stack', 'true']
]

const NAMES_ON_WIRE = [
  ...['user-agent', 'authorization', 'content-type'],
  ...['Accept', 'Content-Length', 'Accept-Encoding', 'Host', 'Connection']
]

const ERROR = { path: expect.stringMatching(/^fields\.headers\./) as string, code: 'PAYLOAD_VALIDATION_FAILED' }

describe('an answer keeps its own words', () => {
  beforeEach(() => echo().answerWith(200, 'application/json'))

  it.each([
    { secret: 'message', path: 'hook/data' },
    { secret: 'request', path: 'hook/status' },
    { secret: 'access-secret', path: WORDS.join('/') }
  ])('also when the secret is "$secret" and the path of the URL /$path', async (words) => {
    const { destinationId } = await setUp(pipeline(), settings(words))
    const wire = { method: 'POST', truncated: false, bytes: JSON.stringify(event).length }

    const preview = (await post('/api/v1/preview', { destinationId, event, mapping })).body
    expect(preview).toMatchObject({ matches: true, resolved: { data: {}, headers: {} }, wire, errors: [] })
    expect(Object.keys((preview as { wire: { headers: object } }).wire.headers)).toEqual(NAMES_ON_WIRE)
    expect((await post('/api/v1/preview', { destinationId, event, mapping: wrong })).body).toMatchObject({
      validated: { data: {} },
      errors: [ERROR]
    })

    expect(await post('/api/v1/test', { destinationId, event, mapping })).toMatchObject({
      status: 200,
      body: { outcome: 'delivered', status: 200, retryable: false, request: wire, response: { status: 200 } }
    })
    expect(await post('/api/v1/test', { destinationId, event, mapping: wrong })).toMatchObject({
      status: 200,
      body: { outcome: 'discarded', status: 400, reason: 'INVALID_PAYLOAD', retryable: false }
    })

    const run = { payload: event, mapping: mapping.fields, settings: settings(words) }
    expect((await post('/sendEntireEvent', run)).body).toEqual([
      {
        request: expect.objectContaining({ method: 'POST' }) as object,
        response: expect.objectContaining({ statusCode: 200 }) as object
      }
    ])
    expect((await post('/sendEntireEvent', { ...run, mapping: wrong.fields })).body).toEqual([
      {
        statusCode: 400,
        message: expect.any(String) as string,
        stack: [expect.stringMatching(/^PayloadValidationError: /) as string],
        requestError: true
      }
    ])
  })

  it('also when the secret is a number that stands in it', async () => {
    const long = { ...event, userId: 'u'.repeat(2000) }
    const secret = String(JSON.stringify(long).length)
    const { destinationId } = await setUp(pipeline(), settings({ secret, path: 'endpoint-key-1' }))
    expect(await post('/api/v1/test', { destinationId, event: long, mapping })).toMatchObject({
      status: 200,
      body: { outcome: 'delivered', request: { bytes: Number(secret) } }
    })
  })
})
