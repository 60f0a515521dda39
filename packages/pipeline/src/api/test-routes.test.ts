import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { setUp, setUpFor } from '../testing/pipelines'
import { onePipelineForTests } from '../testing/one-pipeline'
import { ORDER_COMPLETED as event, startCollectorDayAfter } from '../testing/order-completed'

const workplace = workplaceForTests()
const { pipeline, post, get } = onePipelineForTests()

const mapping = { trigger: 'type = "track"', action: 'sendEntireEvent', fields: { data: { '@path': '$.' } } }
const uuid = expect.stringMatching(/^[\da-f-]{36}$/) as string
const ms = expect.any(Number) as number
const NONE = '0199d5a3-0000-7000-8000-000000000000'

const startCollector = () => startCollectorDayAfter(workplace)

const test = (body: object) => post('/api/v1/test', { event, ...body })

describe('POST /api/v1/test', () => {
  it('really sends the event once and tells what was sent and what came back', async () => {
    const collector = await startCollector()
    const { destinationId } = await setUpFor(pipeline(), collector)
    const { status, body } = await test({ destinationId, mapping })
    const [received] = collector.received()
    expect(status).toBe(200)
    expect(body).toEqual({
      outcome: 'delivered',
      sent: 'yes',
      message: 'Movable Ink took the event.',
      status: 200,
      retryable: false,
      ms,
      request: {
        method: 'POST',
        url: `${collector.origin}/behavioral/•••`,
        headers: expect.objectContaining({ authorization: 'Basic •••', 'user-agent': 'Segment (Actions)' }) as object,
        body: JSON.stringify(event),
        bytes: JSON.stringify(event).length,
        truncated: false,
        ignoredHeaders: []
      },
      response: {
        status: 200,
        headers: expect.objectContaining({ 'x-request-id': received?.requestId }) as object,
        body: { request_id: received?.requestId },
        truncated: false,
        requestId: received?.requestId
      }
    })
    expect([received?.event, collector.totals().requests]).toEqual([event, 1])
  })

  it('tests a saved mapping by its id, and is no delivery', async () => {
    const collector = await startCollector()
    const { destinationId, mappingId } = await setUpFor(pipeline(), collector)
    expect((await test({ destinationId, mappingId })).body).toMatchObject({ outcome: 'delivered' })
    expect(collector.received()).toHaveLength(1)
    expect((await get(`/api/v1/destinations/${destinationId}/deliveries`)).body).toMatchObject({ deliveries: [] })
  })

  it('sends nothing when the trigger does not match, unless it is to be ignored', async () => {
    const collector = await startCollector()
    const { destinationId } = await setUpFor(pipeline(), collector)
    const pages = { ...mapping, trigger: 'type = "page"' }
    expect((await test({ destinationId, mapping: pages })).body).toEqual({
      outcome: 'not-matched',
      sent: 'no',
      message: 'The trigger does not match this event: nothing was sent.',
      retryable: false,
      ms
    })
    expect(collector.totals().requests).toBe(0)
    expect((await test({ destinationId, mapping: pages, ignoreTrigger: true })).body).toMatchObject({
      outcome: 'delivered'
    })
    expect(collector.received()).toHaveLength(1)
  })

  it('sends nothing when the event itself is not for the destination, unless that is to be ignored', async () => {
    const collector = await startCollector()
    const { destinationId } = await setUpFor(pipeline(), collector)
    const off = { ...event, integrations: { 'Movable Ink': false } }
    expect((await test({ destinationId, mapping, event: off })).body).toEqual({
      outcome: 'switched-off',
      sent: 'no',
      message:
        'The integrations object of the event is false for Movable Ink: the source keeps the event from this destination. Nothing was sent.',
      retryable: false,
      ms: 0
    })
    expect(collector.totals().requests).toBe(0)
    const sent = await test({ destinationId, mapping, event: off, ignoreTrigger: true })
    expect([sent.body, collector.received().length]).toEqual([expect.objectContaining({ outcome: 'delivered' }), 1])
  })

  it.each([
    [
      'the credentials',
      { password: 'another' },
      401,
      'Movable Ink refused the credentials (401). Check the Username and Access Secret settings.'
    ],
    [
      'the endpoint key',
      { movable_ink_url: 'another-key-1' },
      404,
      'Movable Ink does not know this endpoint (404). Check that the Movable Ink URL setting is exactly the one Movable Ink gave you.'
    ]
  ])('tells of an answer that refuses %s, with the answer', async (_what, wrong, status, message) => {
    const collector = await startCollector()
    const { destinationId } = await setUpFor(pipeline(), collector)
    const settings = 'password' in wrong ? wrong : { movable_ink_url: `${collector.origin}/behavioral/another-key-1` }
    await pipeline().destinations.change(destinationId, { settings })
    const { body } = await test({ destinationId, mapping })
    expect(body).toMatchObject({
      outcome: 'discarded',
      sent: 'yes',
      status,
      reason: String(status),
      explanation: { fixedBy: 'you', summary: expect.stringMatching(/\w/) as string },
      message: expect.stringContaining(message) as string,
      retryable: false,
      request: { method: 'POST', body: JSON.stringify(event) },
      response: { status, requestId: uuid, body: { message: expect.any(String) as string, request_id: uuid } }
    })
  })

  it('tells of a Movable Ink that cannot be reached, with what would have been sent and no answer', async () => {
    const collector = await startCollector()
    const { destinationId } = await setUpFor(pipeline(), collector)
    await collector.close()
    const { body } = await test({ destinationId, mapping })
    expect(body).toEqual({
      outcome: 'retrying',
      sent: 'no',
      status: 503,
      reason: 'ECONNREFUSED',
      explanation: { fixedBy: 'nobody', summary: expect.stringContaining('tried again') as string },
      message: expect.stringMatching(/could not be reached \(ECONNREFUSED\): the event was not sent\. If/) as string,
      retryable: true,
      ms,
      request: expect.objectContaining({ body: JSON.stringify(event) }) as object
    })
  })

  it('tells of a connection that breaks that the event may have arrived', async () => {
    const collector = await startCollector()
    const { destinationId } = await setUpFor(pipeline(), collector)
    collector.play({ kind: 'reset' })
    expect((await test({ destinationId, mapping })).body).toMatchObject({
      outcome: 'retrying',
      sent: 'maybe',
      reason: 'ECONNRESET',
      message: 'Movable Ink gave no whole, valid answer (ECONNRESET). It may have received the event.'
    })
  })

  it('makes one test at a time for each destination', async () => {
    const collector = await startCollector()
    const { destinationId } = await setUpFor(pipeline(), collector)
    const other = await setUpFor(pipeline(), collector)
    collector.play({ kind: 'delay', ms: 600_000 })
    const two = [test({ destinationId, mapping }), test({ destinationId, mapping })]
    expect(await Promise.race(two)).toMatchObject({
      status: 409,
      body: {
        error: {
          code: 'TEST_UNDER_WAY',
          message: 'A test of this destination is under way. Try again when it is over.'
        }
      }
    })
    expect((await test({ destinationId: other.destinationId, mapping })).body).toMatchObject({ outcome: 'delivered' })
    await collector.close()
    const bodies = (await Promise.all(two)).map(({ body }) => body)
    expect(bodies).toContainEqual(expect.objectContaining({ outcome: 'retrying', retryable: true }))
    // It is over: the next is not refused for it.
    expect(await test({ destinationId, mapping })).toMatchObject({ status: 200, body: { outcome: 'retrying' } })
  })

  it('names the settings that are missing', async () => {
    const { destinationId } = await setUp(pipeline(), {
      movable_ink_url: 'https://movable-ink.test',
      username: 'n',
      password: 's'
    })
    await pipeline().destinations.change(destinationId, {
      enabled: false,
      settings: { username: null, password: null }
    })
    expect(await test({ destinationId, mapping })).toMatchObject({
      status: 409,
      body: {
        error: {
          code: 'MISSING_SETTINGS',
          message: 'Nothing can be sent without these settings: Username, Access Secret. Set them first.'
        }
      }
    })
  })

  it('answers with an error to what names no mapping that can be tested', async () => {
    const settings = { movable_ink_url: 'https://movable-ink.test', username: 'name', password: 'secret' }
    const { destinationId } = await setUp(pipeline(), settings)
    const other = await setUp(pipeline(), settings)
    const errorOf = async (body: object) => {
      const { status, body: answer } = await test({ destinationId, ...body })
      return [status, (answer as { error: { code: string } }).error.code]
    }
    expect(await errorOf({})).toEqual([400, 'INVALID_REQUEST'])
    expect(await errorOf({ mapping, mappingId: other.mappingId })).toEqual([400, 'INVALID_REQUEST'])
    expect(await errorOf({ mappingId: other.mappingId })).toEqual([404, 'NOT_FOUND'])
    expect(await errorOf({ mappingId: NONE })).toEqual([404, 'NOT_FOUND'])
    expect(await errorOf({ mapping, destinationId: NONE })).toEqual([404, 'NOT_FOUND'])
    expect(await errorOf({ mapping: { ...mapping, action: 'other' } })).toEqual([400, 'INVALID_REQUEST'])
    expect(await errorOf({ mapping: { ...mapping, trigger: 'foo' } })).toEqual([400, 'INVALID_REQUEST'])
  })

  it.each([
    ['fields.foo', { foo: 1 }, expect.stringMatching(/^is no field of the action: headers, data/)],
    ['fields.data.@path', { data: { '@path': 5 } }, 'should be a string or a mapping directive but it is a number'],
    ['fields.headers', { headers: ['x'] }, 'must be an object but it was an array']
  ])('refuses a mapping that could not be saved, and sends nothing: %s', async (path, fields, message) => {
    const collector = await startCollector()
    const { destinationId } = await setUpFor(pipeline(), collector)
    expect(await test({ destinationId, mapping: { ...mapping, fields } })).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'INVALID_REQUEST',
          message: expect.stringMatching(`^The mapping cannot be run: mapping.${path} `) as string,
          mistakes: [{ path: `mapping.${path}`, message: message as string }]
        }
      }
    })
    expect(collector.totals().requests).toBe(0)
  })
})
