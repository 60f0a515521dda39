import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { onePipelineForTests } from '../testing/one-pipeline'
import { ORDER_COMPLETED as event, startCollectorDayAfter } from '../testing/order-completed'
import { TESTER_ORIGINS } from './routes'

const workplace = workplaceForTests()
const { post, get, ask } = onePipelineForTests()

const uuid = expect.stringMatching(/^[\da-f-]{36}$/) as string
const [origin = ''] = TESTER_ORIGINS

const startCollector = () => startCollectorDayAfter(workplace)

const run = (body: object, headers = {}) => post('/sendEntireEvent', body, { origin, ...headers })

describe('the Actions Tester protocol', () => {
  it('shows the definition', async () => {
    const { status, body } = await get('/manifest', { origin })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: 'Movable Ink',
      slug: 'actions-movable-ink',
      directoryName: 'movable-ink',
      authentication: { scheme: 'basic', fields: { password: { label: 'Access Secret' } } },
      actions: { sendEntireEvent: { title: 'Send Entire Event', fields: { data: { default: { '@path': '$.' } } } } }
    })
  })

  it.each(TESTER_ORIGINS)('lets pages of %s in', async (from) => {
    const asked = {
      origin: from,
      'access-control-request-method': 'POST',
      'access-control-request-private-network': 'true'
    }
    const preflight = await ask('/sendEntireEvent', { method: 'OPTIONS', headers: asked })
    expect(preflight.status).toBe(204)
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': from,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'content-type',
      'access-control-allow-private-network': 'true',
      vary: 'origin'
    })
    const answered = await run({}, { origin: from })
    expect([answered.status, answered.headers['access-control-allow-origin']]).toEqual([200, from])
  })

  it('lets pages of no other origin in', async () => {
    const from = 'https://app.segment.com.example'
    expect(await run({}, { origin: from })).toMatchObject({
      status: 403,
      body: { error: { code: 'FORBIDDEN_ORIGIN' } }
    })
    expect(await get('/manifest', { origin: from })).not.toHaveProperty(['headers', 'access-control-allow-origin'])
    const preflight = await ask('/sendEntireEvent', { method: 'OPTIONS', headers: { origin: from } })
    expect(preflight.status).toBe(204)
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  it('runs an action, with the defaults of its fields under the mapping', async () => {
    const collector = await startCollector()
    const mapping = { headers: { 'X-Tier': 'gold', 'X-Api-Key': 'key-1' } }
    const { status, body } = await run({
      payload: event,
      mapping,
      settings: settingsFor(collector),
      auth: {},
      features: {}
    })
    const [received] = collector.received()
    expect(status).toBe(200)
    expect(received?.event).toEqual(event)
    expect(body).toEqual([
      {
        request: {
          url: `${collector.origin}/behavioral/•••`,
          method: 'POST',
          headers: {
            'user-agent': 'Segment (Actions)',
            'x-tier': 'gold',
            'x-api-key': '•••',
            authorization: 'Basic •••',
            'content-type': 'application/json'
          },
          body: JSON.stringify(event)
        },
        response: {
          statusCode: 200,
          statusMessage: 'OK',
          headers: expect.objectContaining({ 'x-request-id': received?.requestId }) as object,
          body: { request_id: received?.requestId }
        }
      }
    ])
  })

  it('runs a payload that is an array as a batch', async () => {
    const collector = await startCollector()
    const payload = [event, { ...event, messageId: 'm-2' }]
    const { body } = await run({ payload, settings: settingsFor(collector) })
    expect(body).toEqual([
      expect.objectContaining({
        request: expect.objectContaining({ body: JSON.stringify({ events: payload }) }) as object
      })
    ])
    expect(collector.received().map(({ event: one }) => one)).toEqual(payload)
    expect(collector.totals().requests).toBe(1)
  })

  it('tells of the events of a batch that were not sent', async () => {
    const collector = await startCollector()
    const mapping = { data: { '@path': '$.properties' } }
    const payload = [{ ...event, properties: event }, event]
    const { body } = await run({ payload, mapping, settings: settingsFor(collector) })
    expect(body).toEqual([
      expect.objectContaining({ response: expect.objectContaining({ statusCode: 200 }) as object }),
      {
        statusCode: 400,
        message: expect.stringContaining('Data is empty') as string,
        stack: [expect.stringContaining('Data is empty') as string],
        requestError: true
      }
    ])
  })

  it('shows the request of an answer that is an error, too, and nothing of it afterwards', async () => {
    const collector = await startCollector()
    const settings = settingsFor(collector)
    const { body } = await run({ payload: event, settings: { ...settings, password: 'another' } })
    expect(body).toEqual([
      {
        request: expect.objectContaining({ method: 'POST', body: JSON.stringify(event) }) as object,
        response: expect.objectContaining({
          statusCode: 401,
          body: { message: expect.any(String) as string, request_id: uuid }
        }) as object,
        statusCode: 401,
        message: expect.stringContaining('Movable Ink refused the credentials (401)') as string,
        stack: [expect.stringMatching(/^InvalidAuthenticationError: /) as string],
        requestError: true
      }
    ])
    expect((await run({ payload: event, settings })).body).toHaveLength(1)
  })

  it('tells of a mapping that cannot be used by its fields, and of settings that are missing', async () => {
    const settings = settingsFor(await startCollector())
    expect((await run({ payload: event, mapping: { data: 'text' }, settings })).body).toEqual([
      {
        statusCode: 400,
        message: 'Data must be an object but it was a string.',
        stack: ['AggregateAjvError: Data must be an object but it was a string.'],
        fields: { data: 'Data must be an object but it was a string.' },
        requestError: true
      }
    ])
    const { password, username } = settings
    expect((await run({ payload: event, settings: { password, username } })).body).toMatchObject([
      {
        statusCode: 400,
        fields: { movable_ink_url: "The root value is missing the required field 'movable_ink_url'." },
        requestError: true
      }
    ])
  })

  it.each([
    [{ data: { '@path': 5 } }, 'data.@path', 'should be a string or a mapping directive but it is a number'],
    [{ data: { 'a key': { '@none': 1 } } }, 'data.a key', 'has an invalid directive: @none']
  ])(
    'tells of the directive of %j, which there is not, by its place, and of nothing of this machine',
    async (mapping, field, said) => {
      const settings = settingsFor(await startCollector())
      const message = `fields.${field} ${said}.`
      const error = {
        statusCode: 400,
        message,
        stack: [`Error: ${message}`],
        fields: { [field]: said },
        requestError: true
      }
      expect((await run({ payload: event, mapping, settings })).body).toEqual([error])
      expect((await run({ payload: [event], mapping, settings })).body).toEqual([error])
    }
  )

  it('tells of a Movable Ink that cannot be reached', async () => {
    const collector = await startCollector()
    await collector.close()
    expect((await run({ payload: event, settings: settingsFor(collector) })).body).toMatchObject([
      { statusCode: 503, message: expect.stringContaining('(ECONNREFUSED)') as string, requestError: true }
    ])
  })

  it('takes bodies of more than 100 kB, up to a megabyte', async () => {
    const settings = settingsFor(await startCollector())
    const sized = (bytes: number) => run({ payload: { ...event, properties: { text: 'x'.repeat(bytes) } }, settings })
    expect((await sized(1_000_000)).body).toMatchObject([{ response: { statusCode: 200 } }])
    expect(await sized(1_100_000)).toMatchObject({ status: 413, body: { error: { code: 'PAYLOAD_TOO_LARGE' } } })
  })

  it('knows no action that the destination does not have, and no body that is none', async () => {
    expect(await post('/otherAction', {})).toMatchObject({
      status: 404,
      body: { error: { code: 'NOT_FOUND' } }
    })
    expect(await run({ payload: 'text' })).toMatchObject({ status: 400, body: { error: { code: 'INVALID_REQUEST' } } })
    expect(await run({ settings: [] })).toMatchObject({ status: 400, body: { error: { code: 'INVALID_REQUEST' } } })
  })
})
