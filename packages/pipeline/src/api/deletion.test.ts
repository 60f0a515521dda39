import { ApiClient, refused } from '../testing/api-client'
import { sendTo, setUp } from '../testing/pipelines'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)

/** An endpoint that nobody answers at: what is sent there is tried again for hours. */
const NOBODY = { username: 'key-id', password: 'access-secret', movable_ink_url: 'https://127.0.0.1:1/behavioral/key' }

const EVENT = { userId: 'user-1', event: 'Product Viewed' }

/** A source with an event that is not delivered. */
async function withUndelivered() {
  const made = await setUp(pipeline(), NOBODY)
  await sendTo(pipeline(), made.writeKey, 'track', EVENT)
  const { body } = await api.get(`/destinations/${made.destinationId}/deliveries`)
  const [delivery] = (body as { deliveries: { id: string; eventId: string }[] }).deliveries
  if (delivery === undefined) throw new Error('The event has no delivery')
  return { ...made, eventId: delivery.eventId, deliveryId: delivery.id }
}

type Made = Awaited<ReturnType<typeof withUndelivered>>

const MAPPING = { trigger: 'type = "track"', action: 'sendEntireEvent', fields: {} }

/** Every call that names a destination, its mapping or its delivery. */
const ofDestination = ({ destinationId, mappingId, deliveryId }: Made): [string, string, unknown?][] => [
  ['GET', `/destinations/${destinationId}`],
  ['PATCH', `/destinations/${destinationId}`, { name: 'Other' }],
  ['DELETE', `/destinations/${destinationId}?force=true`],
  ['POST', `/destinations/${destinationId}/check-credentials`, {}],
  ['GET', `/destinations/${destinationId}/mappings`],
  ['POST', `/destinations/${destinationId}/mappings`, {}],
  ['PUT', `/destinations/${destinationId}/mappings/order`, { ids: [] }],
  ['GET', `/destinations/${destinationId}/deliveries`],
  ['POST', `/destinations/${destinationId}/deliveries/send-again`, { state: ['dead'] }],
  ['GET', `/destinations/${destinationId}/totals`],
  ['POST', '/preview', { destinationId, mapping: MAPPING, event: EVENT }],
  ['POST', '/test', { destinationId, mappingId, event: EVENT }],
  ['GET', `/deliveries/${deliveryId}`],
  ['POST', `/deliveries/${deliveryId}/send-again`],
  ...ofMapping({ mappingId })
]

const ofMapping = ({ mappingId }: Pick<Made, 'mappingId'>): [string, string, unknown?][] => [
  ['GET', `/mappings/${mappingId}`],
  ['PATCH', `/mappings/${mappingId}`, { enabled: true }],
  ['POST', `/mappings/${mappingId}/duplicate`],
  ['DELETE', `/mappings/${mappingId}`]
]

const ofSource = ({ sourceId, eventId }: Made): [string, string, unknown?][] => [
  ['GET', `/sources/${sourceId}`],
  ['PATCH', `/sources/${sourceId}`, { name: 'Other' }],
  ['DELETE', `/sources/${sourceId}?force=true`],
  ['GET', `/sources/${sourceId}/write-key`],
  ['GET', `/sources/${sourceId}/events`],
  ['GET', `/sources/${sourceId}/events/live`],
  ['GET', `/events/${eventId}`],
  ['POST', '/triggers/check', { trigger: 'type = "track"', sourceId }],
  ['POST', '/destinations', { sourceId, slug: 'actions-movable-ink' }]
]

async function answers(calls: readonly [string, string, unknown?][]) {
  return Promise.all(calls.map(async ([method, path, body]) => [method, path, await api.call(method, path, body)]))
}

const allGone = (calls: readonly [string, string, unknown?][]) =>
  calls.map(([method, path]) => [method, path, refused(404, 'NOT_FOUND')])

describe('a source that was deleted', () => {
  it('is not there for any route from then on, with all that it had', async () => {
    const made = await withUndelivered()
    expect(await api.delete(`/sources/${made.sourceId}?force=true`)).toEqual({ status: 204, body: undefined })
    const calls = [...ofSource(made), ...ofDestination(made)]
    expect(await answers(calls)).toEqual(allGone(calls))
    expect((await sendTo(pipeline(), made.writeKey, 'track', EVENT)).status).toBe(401)
    const { body } = await api.get('/sources')
    expect(JSON.stringify(body)).not.toContain(made.sourceId)
    expect(JSON.stringify((await api.get('/destinations')).body)).not.toContain(made.destinationId)
    expect(pipeline().errors).toEqual([])
  })
})

describe('a destination that was deleted', () => {
  it('is not there for any route from then on, and the events of its source have no deliveries to it', async () => {
    const made = await withUndelivered()
    expect(await api.delete(`/destinations/${made.destinationId}?force=true`)).toEqual({ status: 204, body: undefined })
    const calls = ofDestination(made)
    expect(await answers(calls)).toEqual(allGone(calls))
    const event = { id: made.eventId, deliveries: [] }
    expect(await api.get(`/events/${made.eventId}`)).toMatchObject({ status: 200, body: event })
    expect(await api.get(`/sources/${made.sourceId}/events`)).toMatchObject({ body: { events: [event] } })
    const metrics = await (await fetch(`${pipeline().origin}/metrics`)).text()
    expect(metrics).not.toContain(made.destinationId)
    expect((await sendTo(pipeline(), made.writeKey, 'track', EVENT)).status).toBe(200)
    expect(pipeline().errors).toEqual([])
  })
})

describe('a mapping that was deleted', () => {
  it('is not there for any route from then on, and what it has not delivered is discarded', async () => {
    const made = await withUndelivered()
    expect(await api.delete(`/mappings/${made.mappingId}`)).toEqual(refused(409, 'PENDING_DELIVERIES'))
    expect(await api.delete(`/mappings/${made.mappingId}?force=true`)).toEqual({ status: 204, body: undefined })
    const calls = ofMapping(made)
    expect(await answers(calls)).toEqual(allGone(calls))
    expect(await api.get(`/destinations/${made.destinationId}/mappings`)).toMatchObject({ body: { count: 0 } })
    expect(await api.get(`/deliveries/${made.deliveryId}`)).toMatchObject({
      status: 200,
      body: { mappingId: null, state: 'discarded', reason: 'MAPPING_DELETED' }
    })
    expect(await api.post(`/deliveries/${made.deliveryId}/send-again`)).toEqual(refused(409, 'MAPPING_DELETED'))
    expect(pipeline().errors).toEqual([])
  })
})
