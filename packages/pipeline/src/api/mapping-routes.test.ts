import { v7 as newId } from 'uuid'
import type { Mapping } from '../mappings/mappings'
import { ApiClient, refused } from '../testing/api-client'
import { sendTo, setUp } from '../testing/pipelines'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)

const CONTENT = {
  name: 'Purchases',
  trigger: 'type = "track" and event = "Order Completed"',
  action: 'sendEntireEvent',
  fields: { headers: { 'X-Brand': 'secret-header-value' }, data: { '@path': '$.properties' } }
}

async function makeDestination(): Promise<string> {
  const { id: sourceId } = await pipeline().sources.create('Website')
  return (await pipeline().destinations.create({ sourceId, slug: 'actions-movable-ink', name: 'Movable Ink' })).id
}

async function make(content: object = CONTENT, destinationId?: string) {
  const id = destinationId ?? (await makeDestination())
  const { body } = await api.post(`/destinations/${id}/mappings`, content)
  return body as Mapping & { updatedAt: string }
}

const list = async (destinationId: string) =>
  (await api.get(`/destinations/${destinationId}/mappings`)).body as { mappings: Mapping[]; count: number }

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
      expect(await order(ids)).toEqual(refused(409, 'CONFLICT'))
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

  it('are not edited from an older state than they have', async () => {
    const { id, updatedAt } = await make()
    expect(await api.patch(`/mappings/${id}`, { name: 'Mine', updatedAt })).toMatchObject({ status: 200 })
    expect(await api.patch(`/mappings/${id}`, { name: 'Theirs', updatedAt })).toEqual({
      status: 409,
      body: {
        error: {
          code: 'CONFLICT',
          message: 'The mapping was changed meanwhile. Load it again, and make your change to what it is now.'
        }
      }
    })
    expect(await api.get(`/mappings/${id}`)).toMatchObject({ body: { name: 'Mine' } })
  })

  it.each([['type = "track" and event = "A" or event = "B"'], ["type = 'track'"], ['!(type = "track")']])(
    'warn of the trigger %s, which reads differently',
    async (trigger) => {
      expect(await make({ ...CONTENT, trigger })).toMatchObject({
        trigger,
        warnings: [{ path: 'trigger', message: expect.stringMatching(/^would be read as /) as string }]
      })
    }
  )

  it.each<[object, ...string[]]>([
    [{ name: '' }, 'name'],
    [{ name: 1 }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: 'A\r\nSet-Cookie: a=b' }, 'name'],
    [{ trigger: '' }, 'trigger'],
    [{ trigger: 'type' }, 'trigger'],
    [{ trigger: 'x'.repeat(10_001) }, 'trigger'],
    [{ trigger: null }, 'trigger'],
    [{ fields: [] }, 'fields'],
    [{ fields: { body: {} } }, 'fields.body'],
    [{ fields: { constructor: {} } }, 'fields.constructor'],
    [{ fields: { '@path': '$.' } }, 'fields.@path'],
    [{ fields: { data: { '@path': '$.', '@literal': 1 } } }, 'fields.data'],
    [{ fields: { data: { '@path': '$.', more: 'secret-header-value' } } }, 'fields.data'],
    [{ fields: { data: { '@unknown': 'secret-header-value' } } }, 'fields.data'],
    [{ fields: { data: { '@json': { value: 1, mode: 'secret-header-value' } } } }, 'fields.data.@json.mode'],
    [{ fields: { data: { a: { '@path': 1 }, b: { '@if': 1 } } } }, 'fields.data.a.@path', 'fields.data.b.@if'],
    [{ fields: { data: { text: '\0' } } }, 'fields'],
    [{ fields: { data: { '\ud800': 1 } } }, 'fields'],
    [{ fields: { enable_batching: 'yes' } }, 'fields.enable_batching'],
    [{ fields: { batch_size: 1001, batch_bytes: 0 } }, 'fields.batch_size', 'fields.batch_bytes'],
    [{ fields: { batch_keys: ['other'] } }, 'fields.batch_keys'],
    [{ position: 0 }, 'position']
  ])('refuse to be made or changed with %j', async (bad, ...paths) => {
    const { id, destinationId } = await make()
    const before = await list(destinationId)
    const answer = refused(400, 'INVALID_REQUEST', ...paths)
    expect(await api.post(`/destinations/${destinationId}/mappings`, bad)).toEqual(answer)
    expect(await api.patch(`/mappings/${id}`, bad)).toEqual(answer)
    expect(await list(destinationId)).toEqual(before)
  })

  it.each<[object, string]>([
    [{ from: 'preset' }, 'preset'],
    [{ from: 'preset', preset: 'Other' }, 'preset'],
    [{ from: 'preset', preset: 'Send Entire Event', trigger: 'type = "track"' }, 'trigger'],
    [{ from: 'nothing' }, 'from'],
    [{ action: 'other' }, 'action'],
    [{ action: 'constructor' }, 'action'],
    [{ enabled: true }, 'enabled']
  ])('refuse to be made of %j', async (body, path) => {
    const destinationId = await makeDestination()
    expect(await api.post(`/destinations/${destinationId}/mappings`, body)).toEqual(
      refused(400, 'INVALID_REQUEST', path)
    )
    expect((await list(destinationId)).count).toBe(0)
  })

  it.each<[object, string]>([
    [{ enabled: 'true' }, 'enabled'],
    [{ action: 'sendEntireEvent' }, 'action'],
    [{ updatedAt: 'yesterday' }, 'updatedAt']
  ])('refuse to be changed to %j', async (body, path) => {
    const { id, destinationId } = await make()
    const before = await list(destinationId)
    expect(await api.patch(`/mappings/${id}`, body)).toEqual(refused(400, 'INVALID_REQUEST', path))
    expect(await list(destinationId)).toEqual(before)
  })

  it.each<[string, (id: string) => string, unknown]>([
    ['GET', (id) => `/destinations/${id}/mappings`, undefined],
    ['POST', (id) => `/destinations/${id}/mappings`, {}],
    ['PUT', (id) => `/destinations/${id}/mappings/order`, { ids: [] }],
    ['GET', (id) => `/mappings/${id}`, undefined],
    ['PATCH', (id) => `/mappings/${id}`, { name: 'Other' }],
    ['POST', (id) => `/mappings/${id}/duplicate`, undefined],
    ['DELETE', (id) => `/mappings/${id}`, undefined]
  ])('answer to %s %p that an id is unknown, or is none', async (method, path, body) => {
    expect(await api.call(method, path(newId()), body)).toEqual(refused(404, 'NOT_FOUND'))
    expect(await api.call(method, path('1'), body)).toEqual(refused(400, 'INVALID_REQUEST', 'id'))
    expect(await api.call(method, path('%27;--'), body)).toEqual(refused(400, 'INVALID_REQUEST', 'id'))
  })
})

describe('deleting a mapping', () => {
  it('discards what it has not delivered', async () => {
    const unreachable = { username: 'id', password: 'secret', movable_ink_url: 'https://127.0.0.1:1/behavioral/key' }
    const { writeKey, sourceId, mappingId } = await setUp(pipeline(), unreachable)
    await sendTo(pipeline(), writeKey, 'track', { userId: 'user-1', event: 'Product Viewed' })
    expect(await api.delete(`/mappings/${mappingId}`)).toEqual({ status: 204, body: undefined })
    const { body } = await api.get(`/sources/${sourceId}/events`)
    expect(body).toMatchObject({
      events: [{ deliveries: [{ mappingId: null, state: 'discarded', reason: 'MAPPING_DELETED' }] }]
    })
    expect(await api.get(`/mappings/${mappingId}`)).toEqual(refused(404, 'NOT_FOUND'))
    expect(pipeline().errors).toEqual([])
  })

  it('has no say in events that come later', async () => {
    const unreachable = { username: 'id', password: 'secret', movable_ink_url: 'https://127.0.0.1:1/behavioral/key' }
    const { writeKey, sourceId, mappingId } = await setUp(pipeline(), unreachable)
    await api.delete(`/mappings/${mappingId}`)
    await sendTo(pipeline(), writeKey, 'track', { userId: 'user-1', event: 'Product Viewed' })
    const { body } = await api.get(`/sources/${sourceId}/events`)
    expect(body).toMatchObject({ events: [{ deliveries: [] }] })
  })
})

it('no answer about a mistake repeats a value that was sent', () => {
  const errors = api.texts.filter((text) => text.startsWith('{"error"'))
  expect(errors.join('\n')).not.toContain('secret-header-value')
})
