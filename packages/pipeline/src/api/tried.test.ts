import { echoingServerForTests } from '../testing/echoing-server'
import { onePipelineForTests } from '../testing/one-pipeline'
import { sendTo, setUp } from '../testing/pipelines'

const { pipeline, post, get } = onePipelineForTests()
const echo = echoingServerForTests()

const event = { type: 'track', event: 'Signed Up', userId: 'user-1', messageId: 'm-1' }
const NONE = '0199d5a3-0000-7000-8000-000000000000'

const setUpHere = () =>
  setUp(
    pipeline(),
    { movable_ink_url: `${echo().origin}/behavioral/endpoint-key-1`, username: 'access-key-id', password: 'secret-1' },
    { headers: { 'X-Tier': 'gold' } }
  )

interface Listed {
  events: { id: string; payload: object }[]
}

/** An event that a source has sent, as it was stored. */
async function stored({ sourceId, writeKey }: { sourceId: string; writeKey: string }) {
  await sendTo(pipeline(), writeKey, 'track', event)
  const { body } = await get(`/api/v1/sources/${sourceId}/events`)
  const [found] = (body as Listed).events
  return { id: found?.id, payload: found?.payload }
}

/** The request that an answer shows: both routes show one, under their own names. */
function requestIn(body: unknown) {
  const { wire, request = wire } = body as Record<'wire' | 'request', { headers: object; body: string } | undefined>
  return { event: JSON.parse(request?.body ?? 'null') as unknown, headers: request?.headers }
}

describe.each(['/api/v1/preview', '/api/v1/test'])('POST %s', (path) => {
  beforeEach(() => echo().answerWith(200, 'application/json'))

  it('takes a mapping as the API shows it', async () => {
    const { destinationId, mappingId } = await setUpHere()
    const { body: mapping } = await get(`/api/v1/mappings/${mappingId}`)
    const { status, body } = await post(path, { destinationId, mapping, event })
    expect([status, requestIn(body)]).toEqual([
      200,
      { event, headers: expect.objectContaining({ 'x-tier': 'gold' }) as object }
    ])
  })

  it('takes the id of a saved mapping', async () => {
    const { destinationId, mappingId } = await setUpHere()
    const { status, body } = await post(path, { destinationId, mappingId, event })
    expect([status, requestIn(body)]).toEqual([
      200,
      { event, headers: expect.objectContaining({ 'x-tier': 'gold' }) as object }
    ])
  })

  it.each([
    [{}, event],
    [{ name: '' }, event],
    [{ trigger: 'type = "track" and event = "Signed Up"', fields: { data: { user: 'u' } } }, { user: 'u' }]
  ])('takes the parts %j of a mapping, with the defaults of a new one', async (mapping, sent) => {
    const { destinationId } = await setUpHere()
    const { status, body } = await post(path, { destinationId, mapping, event })
    expect([status, requestIn(body).event]).toEqual([200, sent])
  })

  it('takes the id of an event that the source of the destination has sent', async () => {
    const made = await setUpHere()
    const { id: eventId, payload } = await stored(made)
    const { destinationId, mappingId } = made
    const { status, body } = await post(path, { destinationId, mappingId, eventId })
    expect([status, requestIn(body).event]).toEqual([200, payload])
  })

  it('knows no mapping of another destination and no event of another source', async () => {
    const { destinationId, mappingId } = await setUpHere()
    const other = await setUpHere()
    const { id: eventId } = await stored(other)
    const missing = (what: string) => ({
      status: 404,
      body: { error: { code: 'NOT_FOUND', message: `There is no such ${what}. It may have been deleted.` } }
    })
    expect(await post(path, { destinationId, mappingId: other.mappingId, event })).toMatchObject(missing('mapping'))
    expect(await post(path, { destinationId, mappingId: NONE, event })).toMatchObject(missing('mapping'))
    expect(await post(path, { destinationId, mappingId, eventId })).toMatchObject(missing('event'))
    expect(await post(path, { destinationId, mappingId, eventId: NONE })).toMatchObject(missing('event'))
  })

  it.each([
    ['no mapping', { event }, 'mapping'],
    ['two mappings', { event, mapping: {}, mappingId: NONE }, 'mapping'],
    ['no event', { mapping: {} }, 'event'],
    ['two events', { mapping: {}, event, eventId: NONE }, 'event']
  ])('refuses %s at its place', async (_what, given, place) => {
    const { destinationId } = await setUpHere()
    const message = `is needed, or ${place}Id in its place, and not both`
    expect(await post(path, { destinationId, ...given })).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'INVALID_REQUEST',
          message: expect.stringContaining(`${place} ${message}`) as string,
          mistakes: [{ path: place, message }]
        }
      }
    })
  })
})
