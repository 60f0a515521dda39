import { Destination } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import nock from 'nock'
import destination from '../..'
import { outcomeOf } from '../../__tests__/outcome'
import { useStrictNock } from '../../__tests__/strict-nock'

const settings = {
  username: 'user',
  password: 'secret',
  movable_ink_url: ' https://collector.test/behavioral/key?region=us '
}

const event = {
  type: 'track' as const,
  event: 'Product Viewed',
  messageId: 'message-1',
  userId: 'user-1',
  anonymousId: 'anonymous-1',
  timestamp: '2020-01-01T00:00:00.000Z',
  properties: { product_id: '507f1', price: 18.99, tags: ['a', 'b'], nothing: null, name: 'Épée 日本 🔑' }
}

// Data through and through, which JSONObject is, and its declared type does not say.
const [preset] = destination.presets as unknown as [JSONObject]

const send = (mapping: JSONObject, changed: JSONObject = {}) =>
  new Destination(destination).onEvent(event, {
    ...settings,
    ...changed,
    subscriptions: [{ subscribe: 'type = "track"', partnerAction: 'sendEntireEvent', mapping }]
  })

/** A POST to Movable Ink with exactly this body and these headers beside those of every request. */
const expectPost = (body: string, headers: Record<string, string> = {}) =>
  nock('https://collector.test', {
    reqheaders: {
      authorization: 'Basic dXNlcjpzZWNyZXQ=',
      'user-agent': 'Segment (Actions)',
      accept: '*/*',
      'accept-encoding': 'gzip,deflate',
      'content-length': String(Buffer.byteLength(body)),
      ...headers
    }
  }).post('/behavioral/key?region=us', (sent: unknown) => JSON.stringify(sent) === (body === '' ? '""' : body))

useStrictNock()

describe('sendEntireEvent', () => {
  it('posts the whole event as JSON with the preset mapping', async () => {
    expectPost(JSON.stringify(event), { 'content-type': 'application/json' }).reply(200, { request_id: 'id-1' })
    const results = await new Destination(destination).onEvent(event, { ...settings, subscriptions: [preset] })
    expect(results).toEqual([
      { output: 'Mappings resolved' },
      { output: 'Payload validated' },
      { data: { request_id: 'id-1' }, output: 'Action Executed' }
    ])
  })

  it('posts what data resolved to, with the mapped headers', async () => {
    const mapping = {
      headers: {
        'X-Source': 'web',
        'x-price': { '@path': '$.properties.price' },
        'x-missing': { '@path': '$.nowhere' }
      },
      data: { id: { '@path': '$.properties.product_id' }, fixed: [1, { two: true }] }
    }
    expectPost('{"id":"507f1","fixed":[1,{"two":true}]}', { 'x-source': 'web', 'x-price': '18.99' })
      .matchHeader('x-missing', (value) => value === undefined)
      .reply(204)
    expect(await outcomeOf(() => send(mapping))).toHaveProperty('returned')
  })

  it('ignores mapped headers that are not the mapping’s to set', async () => {
    const headers = { Authorization: 'Bearer x', 'Content-Type': 'text/plain', Host: 'elsewhere.test', 'x-kept': 'yes' }
    expectPost('{"a":1}', { host: 'collector.test', 'content-type': 'application/json', 'x-kept': 'yes' }).reply(200)
    expect(await outcomeOf(() => send({ headers, data: { a: 1 } }))).toHaveProperty('returned')
  })

  it('posts no body and no content type when no data is mapped', async () => {
    expectPost('')
      .matchHeader('content-type', (value) => value === undefined)
      .reply(200)
    expect(await outcomeOf(() => send({ headers: { 'x-a': '1' } }))).toHaveProperty('returned')
  })

  it('posts a batch of one with batching on, so that a test of the mapping shows what will be sent', async () => {
    expectPost('{"events":[{"a":1}]}', { 'content-type': 'application/json' }).reply(200)
    expect(await outcomeOf(() => send({ data: { a: 1 }, enable_batching: true }))).toHaveProperty('returned')
  })

  it('says with batching on that batches may be what is rejected', async () => {
    expectPost('{"events":[{}]}').reply(422)
    expect(await outcomeOf(() => send({ data: {}, enable_batching: true }))).toEqual({
      class: 'APIError',
      code: '422',
      status: 422,
      message: expect.stringContaining('switch off Batch Data to Movable Ink') as unknown
    })
  })

  it('refuses an event without data with batching on', async () => {
    expect(await outcomeOf(() => send({ enable_batching: true }))).toEqual({
      class: 'PayloadValidationError',
      code: 'PAYLOAD_VALIDATION_FAILED',
      status: 400,
      message: 'Data is empty: an event without data has no place in a batch. Change the mapping of the Data field.'
    })
  })

  it('posts an empty object when data resolved to one', async () => {
    expectPost('{}', { 'content-type': 'application/json' }).reply(200)
    expect(await outcomeOf(() => send({ data: {} }))).toHaveProperty('returned')
  })

  it('takes any 2xx for a success, whatever its body', async () => {
    const json = { 'content-type': 'application/json' }
    const answers: [number, string, Record<string, string>][] = [
      [200, '', {}],
      [202, 'accepted', {}],
      [204, '', {}],
      [200, '{"broken":', json],
      [200, 'x'.repeat(1_000_000), {}]
    ]
    for (const [status, body, headers] of answers) {
      expectPost('{}').reply(status, body, headers)
      expect(await outcomeOf(() => send({ data: {} }))).toHaveProperty('returned')
    }
  })

  it('does nothing with an event the trigger does not match', async () => {
    const alias = { type: 'alias' as const, userId: 'user-1', previousId: 'anonymous-1' }
    const results = await new Destination(destination).onEvent(alias, { ...settings, subscriptions: [preset] })
    expect(results).toEqual([{ output: 'not subscribed' }])
  })

  it.each([
    ['IntegrationError', 'INVALID_DESTINATION_URL', { movable_ink_url: 'collector.test' }, {}],
    ['IntegrationError', 'INVALID_USERNAME', { username: 'a:b' }, {}],
    ['IntegrationError', 'MISSING_ACCESS_SECRET', { password: ' ' }, {}],
    ['PayloadValidationError', 'PAYLOAD_VALIDATION_FAILED', {}, { 'x-a': 'é' }]
  ])('fails with %s %s before any request', async (className, code, changed, headers) => {
    const outcome = await outcomeOf(() => send({ headers, data: {} }, changed))
    expect(outcome).toEqual({ class: className, code, status: 400, message: expect.any(String) as unknown })
  })
})
