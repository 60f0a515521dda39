import { v7 as newId } from 'uuid'
import type { Source } from '../sources/sources'
import { ApiClient, refused } from '../testing/api-client'
import { sharedPipelineForTests } from '../testing/shared-pipeline'
import { sendTo, setUp } from '../testing/pipelines'

const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)

const make = async (name = 'Website') => (await api.post('/sources', { name })).body as Source
const all = async () => (await api.get('/sources')).body

/** An endpoint that nobody answers at: what is sent there is tried again for hours. */
const NOBODY = { username: 'key-id', password: 'access-secret', movable_ink_url: 'https://127.0.0.1:1/behavioral/key' }

/** A source with a delivery that is not over. */
async function withUndelivered() {
  const made = await setUp(pipeline(), NOBODY)
  await sendTo(pipeline(), made.writeKey, 'track', { userId: 'user-1', event: 'Product Viewed' })
  return made
}

describe('sources', () => {
  it('are made, listed, renamed and deleted', async () => {
    const source = await make(' Website ')
    const named = { id: source.id, name: 'Website', createdAt: expect.any(String) as string }
    expect(source).toEqual(named)
    expect(await api.get(`/sources/${source.id}`)).toEqual({ status: 200, body: named })
    expect(await api.patch(`/sources/${source.id}`, { name: 'App' })).toEqual({
      status: 200,
      body: { ...named, name: 'App' }
    })
    expect(await all()).toEqual({ sources: expect.arrayContaining([{ ...named, name: 'App' }]) as unknown })
    expect(await api.delete(`/sources/${source.id}`)).toEqual({ status: 204, body: undefined })
    expect(await api.get(`/sources/${source.id}`)).toEqual(refused(404, 'NOT_FOUND'))
  })

  it('take events with their write key until they are deleted', async () => {
    const { id } = await make()
    const { body } = await api.get(`/sources/${id}/write-key`)
    const { writeKey } = body as { writeKey: string }
    const event = { userId: 'user-1', event: 'Product Viewed' }
    expect((await sendTo(pipeline(), writeKey, 'track', event)).status).toBe(200)
    await api.delete(`/sources/${id}`)
    expect((await sendTo(pipeline(), writeKey, 'track', event)).status).toBe(401)
  })

  it('are not deleted while deliveries are not over, unless that is forced', async () => {
    const { sourceId, destinationId, mappingId } = await withUndelivered()
    expect(await api.delete(`/sources/${sourceId}`)).toEqual({
      status: 409,
      body: {
        error: {
          code: 'PENDING_DELIVERIES',
          message: '1 delivery is not over yet and would be lost. Wait for them, or add ?force=true.',
          pendingDeliveries: { count: 1, isMore: false }
        }
      }
    })
    expect(await api.delete(`/sources/${sourceId}?force=false`)).toEqual(refused(409, 'PENDING_DELIVERIES'))
    expect(await api.delete(`/sources/${sourceId}?force=true`)).toEqual({ status: 204, body: undefined })
    expect(await api.get(`/destinations/${destinationId}`)).toEqual(refused(404, 'NOT_FOUND'))
    expect(await api.get(`/mappings/${mappingId}`)).toEqual(refused(404, 'NOT_FOUND'))
    expect(pipeline().errors).toEqual([])
  })

  it.each<[string, string, unknown, object]>([
    ['POST', '/sources', {}, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: 1 }, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: '' }, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: '  ' }, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: 'x'.repeat(101) }, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: 'Website\r\nX-Injected: 1' }, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: 'Web\0site' }, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: 'Web\u2028site' }, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: 'Web\u2029site' }, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: 'Web\u202Esite' }, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: 'Web\u2066site' }, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: '\u200B' }, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: '\u00AD\u2060 \u3164' }, refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', '{"name":"\\ud800"}', refused(400, 'INVALID_REQUEST', 'name')],
    ['POST', '/sources', { name: 'Website', writeKey: 'mine' }, refused(400, 'INVALID_REQUEST', 'writeKey')],
    ['POST', '/sources', [], refused(400, 'INVALID_REQUEST')],
    ['POST', '/sources', '{"name":', refused(400, 'INVALID_JSON')],
    ['POST', '/sources', '{"__proto__":{"name":"x"}}', refused(400, 'INVALID_JSON')],
    ['POST', '/sources', undefined, refused(400, 'INVALID_REQUEST')],
    ['GET', `/sources/${newId()}`, undefined, refused(404, 'NOT_FOUND')],
    ['GET', '/sources/', undefined, refused(404, 'NOT_FOUND')],
    ['DELETE', '/sources/', undefined, refused(404, 'NOT_FOUND')],
    ['GET', '/sources//write-key', undefined, refused(404, 'NOT_FOUND')],
    ['GET', '/sources/1', undefined, refused(400, 'INVALID_REQUEST', 'id')],
    ['GET', "/sources/'%20or%20''='", undefined, refused(400, 'INVALID_REQUEST', 'id')],
    ['GET', `/sources/${newId()}/write-key`, undefined, refused(404, 'NOT_FOUND')],
    ['PATCH', `/sources/${newId()}`, { name: 'App' }, refused(404, 'NOT_FOUND')],
    ['PATCH', '/sources/1', { name: 'App' }, refused(400, 'INVALID_REQUEST', 'id')],
    ['DELETE', `/sources/${newId()}`, undefined, refused(404, 'NOT_FOUND')],
    ['DELETE', `/sources/${newId()}?force=maybe`, undefined, refused(400, 'INVALID_REQUEST', 'force')],
    ['DELETE', `/sources/${newId()}?all=true`, undefined, refused(400, 'INVALID_REQUEST', 'all')]
  ])('refuse %s %s with %j', async (method, path, body, answer) => {
    await make()
    const before = await all()
    expect(await api.call(method, path, body)).toEqual(answer)
    expect(await all()).toEqual(before)
  })

  it.each(['Räder & Söhne', '店', 'متجر', 'می‌خواهم', '👩‍💻', '-', '1'])('keep the name %p as it is', async (name) => {
    expect((await make(name)).name).toBe(name)
  })

  it('keep a name that looks like SQL as it is', async () => {
    const name = `'); drop table movable_ink.sources; --`
    expect((await make(name)).name).toBe(name)
    expect(await api.get('/sources')).toMatchObject({ status: 200 })
  })
})
