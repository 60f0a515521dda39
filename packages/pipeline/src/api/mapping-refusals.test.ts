import { v7 as newId } from 'uuid'
import { ApiClient, refused } from '../testing/api-client'
import { mappingsThrough } from '../testing/api-mappings'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)
const { makeDestination, make, list } = mappingsThrough(api, pipeline)

describe('bad input to mappings', () => {
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
  ])('is refused with its places, and changes nothing: %j', async (bad, ...paths) => {
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
  ])('makes no mapping: %j', async (body, path) => {
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
  ])('changes no mapping: %j', async (body, path) => {
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
  ])('is an id that is unknown, or is none: %s %p', async (method, path, body) => {
    expect(await api.call(method, path(newId()), body)).toEqual(refused(404, 'NOT_FOUND'))
    expect(await api.call(method, path('1'), body)).toEqual(refused(400, 'INVALID_REQUEST', 'id'))
    expect(await api.call(method, path('%27;--'), body)).toEqual(refused(400, 'INVALID_REQUEST', 'id'))
  })

  it('is not repeated in any answer', () => {
    const errors = api.texts.filter((text) => text.startsWith('{"error"'))
    expect(errors.join('\n')).not.toContain('secret-header-value')
  })
})
