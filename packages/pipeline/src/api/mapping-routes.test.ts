import { v7 as newId } from 'uuid'
import type { Mapping } from '../mappings/mappings'
import { ApiClient, refused } from '../testing/api-client'
import { CONTENT, mappingsThrough } from '../testing/api-mappings'
import { sendTo, setUp } from '../testing/pipelines'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)
const { makeDestination, make, list } = mappingsThrough(api, pipeline)

const UNREACHABLE = { username: 'id', password: 'secret', movable_ink_url: 'https://127.0.0.1:1/behavioral/key' }

const idsOf = async (destinationId: string) => (await list(destinationId)).mappings.map(({ id }) => id)

describe('mappings', () => {
  it('are made from a preset, disabled', async () => {
    const destinationId = await makeDestination()
    const body = { from: 'preset', preset: 'Send Entire Event' }
    const preset = await api.post(`/destinations/${destinationId}/mappings`, body)
    expect(preset).toEqual({
      status: 201,
      body: {
        id: expect.any(String) as string,
        destinationId,
        name: 'Send Entire Event',
        trigger: 'type = "identify" or type = "track" or type = "page" or type = "screen" or type = "group"',
        action: 'sendEntireEvent',
        fields: expect.objectContaining({ data: { '@path': '$.' } }) as object,
        enabled: false,
        position: 0,
        warnings: [],
        createdAt: expect.any(String) as string,
        updatedAt: expect.any(String) as string
      }
    })
    expect(await api.get(`/destinations/${destinationId}/mappings`)).toEqual({
      status: 200,
      body: { mappings: [preset.body], count: 1, most: 50 }
    })
  })

  it('are made blank, with a default for each part', async () => {
    expect(await make({})).toMatchObject({
      name: 'Send Entire Event',
      trigger: 'type = "track"',
      action: 'sendEntireEvent',
      fields: { data: { '@path': '$.' }, enable_batching: false },
      enabled: false
    })
  })

  it('are made of parts, and come last', async () => {
    const { destinationId } = await make({})
    expect(await make(CONTENT, destinationId)).toMatchObject({ ...CONTENT, enabled: false, position: 1 })
  })

  it('are 50 for a destination at most', async () => {
    const { id, destinationId } = await make()
    for (let count = 1; count < 50; count++) await pipeline().mappings.duplicate(id)
    const answer = {
      status: 409,
      body: {
        error: { code: 'TOO_MANY_MAPPINGS', message: 'A destination has at most 50 mappings. Delete one first.' }
      }
    }
    expect(await api.post(`/destinations/${destinationId}/mappings`, CONTENT)).toEqual(answer)
    expect(await api.post(`/mappings/${id}/duplicate`)).toEqual(answer)
    expect((await list(destinationId)).count).toBe(50)
  })

  it('are copied, disabled, to the end of the list', async () => {
    const original = await make()
    await make({}, original.destinationId)
    await api.patch(`/mappings/${original.id}`, { enabled: true })
    expect(await api.post(`/mappings/${original.id}/duplicate`)).toMatchObject({
      status: 201,
      body: { ...CONTENT, name: 'Purchases (Copy)', enabled: false, position: 2 }
    })
  })

  it('have names of at most 100 characters as copies too', async () => {
    const { id } = await make({ ...CONTENT, name: 'x'.repeat(100) })
    const { body } = await api.post(`/mappings/${id}/duplicate`)
    expect((body as Mapping).name).toBe(`${'x'.repeat(93)} (Copy)`)
  })

  it('are put in another order, which must name each of them', async () => {
    const { id: first, destinationId } = await make()
    const { id: second } = await make({}, destinationId)
    const order = (ids: unknown) => api.put(`/destinations/${destinationId}/mappings/order`, { ids })
    expect(await order([second, first])).toMatchObject({ status: 200, body: { count: 2 } })
    expect(await idsOf(destinationId)).toEqual([second, first])
    const { id: foreign } = await make()
    for (const ids of [[first], [], [first, foreign], [first, second, foreign], [first, newId()]]) {
      expect(await order(ids)).toEqual(refused(409, 'STALE'))
    }
    for (const ids of [[first, first], ['1'], 'all']) expect(await order(ids)).toMatchObject({ status: 400 })
    expect(await idsOf(destinationId)).toEqual([second, first])
  })

  it('are edited and enabled', async () => {
    const { id } = await make({})
    const change = { name: 'Purchases', trigger: CONTENT.trigger, fields: CONTENT.fields, enabled: true }
    expect(await api.patch(`/mappings/${id}`, change)).toMatchObject({ status: 200, body: change })
    expect(await api.get(`/mappings/${id}`)).toMatchObject({ status: 200, body: change })
  })

  it('warn when they are enabled and their destination is not', async () => {
    const { id, destinationId } = await make()
    const disabled = { path: 'enabled', code: 'DESTINATION_DISABLED' }
    expect(await api.patch(`/mappings/${id}`, { enabled: true })).toMatchObject({ body: { warnings: [disabled] } })
    expect(await api.get(`/mappings/${id}`)).toMatchObject({ body: { warnings: [disabled] } })
    expect(await list(destinationId)).toMatchObject({ mappings: [{ warnings: [disabled] }] })
    await pipeline().destinations.change(destinationId, { enabled: true, settings: UNREACHABLE })
    expect(await api.get(`/mappings/${id}`)).toMatchObject({ body: { warnings: [] } })
  })

  it('are not edited from an older state than they have', async () => {
    const { id, updatedAt } = await make()
    expect(await api.patch(`/mappings/${id}`, { name: 'Mine', updatedAt })).toMatchObject({ status: 200 })
    expect(await api.patch(`/mappings/${id}`, { name: 'Theirs', updatedAt })).toEqual({
      status: 409,
      body: {
        error: {
          code: 'STALE',
          message: 'The mapping was changed meanwhile. Load it again, and make your change to what it is now.'
        }
      }
    })
    expect(await api.get(`/mappings/${id}`)).toMatchObject({ body: { name: 'Mine' } })
  })

  it.each([
    ['type = "track" and event = "A" or event = "B"', 'MIXED_AND_OR'],
    ['!(type = "track")', 'NEGATED_GROUP'],
    ['type = "trakc"', 'UNKNOWN_TYPE']
  ])('warn of the trigger %s, which does not do what it says, as its check does', async (trigger, code) => {
    expect(await make({ ...CONTENT, trigger })).toMatchObject({
      trigger,
      warnings: [{ path: 'trigger', code, message: expect.any(String) as string }]
    })
  })

  it('are refused with a trigger that breaks on events, in the words of its check', async () => {
    const { id } = await make()
    const message = 'Parentheses with nothing in them break every event. Remove them.'
    expect(await api.patch(`/mappings/${id}`, { trigger: 'type = "track" and ()' })).toEqual({
      status: 400,
      body: {
        error: {
          code: 'INVALID_REQUEST',
          message: `The mapping cannot be run: ${message}`,
          mistakes: [{ path: 'trigger', code: 'EMPTY_PARENTHESES', message }]
        }
      }
    })
    expect(await api.get(`/mappings/${id}`)).toMatchObject({ body: { trigger: CONTENT.trigger, warnings: [] } })
  })
})

describe('deleting a mapping', () => {
  it('is refused while deliveries by it are not over, and changes nothing then', async () => {
    const { writeKey, mappingId } = await setUp(pipeline(), UNREACHABLE)
    await sendTo(pipeline(), writeKey, 'track', { userId: 'user-1', event: 'Product Viewed' })
    expect(await api.delete(`/mappings/${mappingId}`)).toEqual({
      status: 409,
      body: {
        error: {
          code: 'PENDING_DELIVERIES',
          message: '1 delivery is not over yet and would be lost. Wait for them, or add ?force=true.',
          pendingDeliveries: { count: 1, isMore: false }
        }
      }
    })
    expect(await api.get(`/mappings/${mappingId}`)).toMatchObject({ status: 200, body: { enabled: true } })
  })

  it('needs no force where nothing by it is pending, whatever other mappings have', async () => {
    const { writeKey, destinationId } = await setUp(pipeline(), UNREACHABLE)
    const { id } = await make(CONTENT, destinationId)
    await sendTo(pipeline(), writeKey, 'track', { userId: 'user-1', event: 'Product Viewed' })
    expect(await api.delete(`/mappings/${id}`)).toEqual({ status: 204, body: undefined })
  })

  it('discards what it has not delivered', async () => {
    const { writeKey, sourceId, mappingId } = await setUp(pipeline(), UNREACHABLE)
    await sendTo(pipeline(), writeKey, 'track', { userId: 'user-1', event: 'Product Viewed' })
    expect(await api.delete(`/mappings/${mappingId}?force=true`)).toEqual({ status: 204, body: undefined })
    const { body } = await api.get(`/sources/${sourceId}/events`)
    expect(body).toMatchObject({
      events: [{ deliveries: [{ mappingId: null, state: 'discarded', reason: 'MAPPING_DELETED' }] }]
    })
    expect(await api.get(`/mappings/${mappingId}`)).toEqual(refused(404, 'NOT_FOUND'))
    expect(pipeline().errors).toEqual([])
  })

  it('has no say in events that come later', async () => {
    const { writeKey, sourceId, mappingId } = await setUp(pipeline(), UNREACHABLE)
    await api.delete(`/mappings/${mappingId}`)
    await sendTo(pipeline(), writeKey, 'track', { userId: 'user-1', event: 'Product Viewed' })
    const { body } = await api.get(`/sources/${sourceId}/events`)
    expect(body).toMatchObject({ events: [{ deliveries: [] }] })
  })
})
