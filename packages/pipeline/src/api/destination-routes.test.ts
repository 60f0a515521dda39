import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { v7 as newId } from 'uuid'
import type { Destination } from '../destinations/destinations'
import { ApiClient, refused } from '../testing/api-client'
import { SETTINGS } from '../testing/api-destinations'
import { sendTo, setUp } from '../testing/pipelines'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const workplace = workplaceForTests()
const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)

/** Nobody answers there. */
const UNREACHABLE = { ...SETTINGS, movable_ink_url: 'https://127.0.0.1:1/behavioral/the-endpoint-key' }

async function make(more: object = {}) {
  const { id: sourceId } = await pipeline().sources.create('Website')
  const { body } = await api.post('/destinations', { sourceId, slug: 'actions-movable-ink', ...more })
  return body as Destination & { settings: unknown }
}

const all = async () => (await api.get('/destinations')).body
const check = async (id: string, settings?: object) =>
  api.post(`/destinations/${id}/check-credentials`, settings && { settings })

describe('destinations', () => {
  it('are added from the catalog, disabled and without settings', async () => {
    const { id: sourceId } = await pipeline().sources.create('Website')
    const { status, body } = await api.post('/destinations', { sourceId, slug: 'actions-movable-ink' })
    const { id } = body as Destination
    const added = {
      id: expect.any(String) as string,
      sourceId,
      slug: 'actions-movable-ink',
      name: 'Movable Ink',
      enabled: false,
      concurrency: 16,
      settings: { username: { isSet: false }, password: { isSet: false }, movable_ink_url: { isSet: false } },
      mappings: { count: 0, enabled: 0 },
      newestEventAt: null,
      newestDeliveredAt: null,
      pause: 'none',
      pausedUntil: null,
      warnings: expect.any(Array) as unknown,
      createdAt: expect.any(String) as string,
      updatedAt: expect.any(String) as string
    }
    expect([status, body]).toEqual([201, added])
    expect(await api.get(`/destinations/${id}`)).toEqual({ status: 200, body: { ...added, id } })
    expect(await all()).toEqual({ destinations: expect.arrayContaining([{ ...added, id }]) as unknown })
  })

  it('show that a secret is set, and of a URL no more than its host', async () => {
    expect((await make({ settings: SETTINGS })).settings).toEqual({
      username: { isSet: true, shown: 'key-id-1' },
      password: { isSet: true },
      movable_ink_url: { isSet: true, shown: 'https://collector.example/behavioral/•••' }
    })
  })

  it.each([null, ''])('keep the settings that are not named, and clear one that is %j', async (nothing) => {
    const { id } = await make({ settings: SETTINGS })
    await api.patch(`/destinations/${id}`, { settings: { username: nothing } })
    await api.patch(`/destinations/${id}`, { settings: { password: 'another-secret' } })
    expect(await pipeline().destinations.settingsOf(id)).toEqual({
      password: 'another-secret',
      movable_ink_url: SETTINGS.movable_ink_url
    })
  })

  it('are renamed, enabled, disabled and given another concurrency', async () => {
    const { id } = await make({ settings: SETTINGS })
    const change = { name: 'Production', enabled: true, concurrency: 64 }
    expect(await api.patch(`/destinations/${id}`, change)).toMatchObject({ status: 200, body: change })
    expect(await api.patch(`/destinations/${id}`, { enabled: false })).toMatchObject({
      status: 200,
      body: { ...change, enabled: false }
    })
  })

  it('are enabled only with all settings that are required', async () => {
    const { id } = await make({ settings: { ...SETTINGS, password: '' } })
    expect(await api.patch(`/destinations/${id}`, { enabled: true })).toEqual({
      status: 409,
      body: {
        error: { code: 'MISSING_SETTINGS', message: 'A destination that is enabled needs its settings: Access Secret.' }
      }
    })
    expect(await api.patch(`/destinations/${id}`, { enabled: true, settings: SETTINGS })).toMatchObject({ status: 200 })
    expect(await api.patch(`/destinations/${id}`, { settings: { movable_ink_url: null } })).toEqual(
      refused(409, 'MISSING_SETTINGS')
    )
    expect(await pipeline().destinations.settingsOf(id)).toEqual(SETTINGS)
  })

  it('are not deleted while deliveries are not over, unless that is forced', async () => {
    const { writeKey, destinationId: id } = await setUp(pipeline(), UNREACHABLE)
    await sendTo(pipeline(), writeKey, 'track', { userId: 'user-1', event: 'Product Viewed' })
    expect(await api.delete(`/destinations/${id}`)).toEqual(refused(409, 'PENDING_DELIVERIES'))
    expect(await api.delete(`/destinations/${id}?force=true`)).toEqual({ status: 204, body: undefined })
    expect(await api.get(`/destinations/${id}`)).toEqual(refused(404, 'NOT_FOUND'))
    expect(await api.delete(`/destinations/${id}`)).toEqual(refused(404, 'NOT_FOUND'))
    expect(pipeline().errors).toEqual([])
  })

  it.each<[object, string]>([
    [{}, 'name'],
    [{ sourceId: 1 }, 'sourceId'],
    [{ sourceId: "' or ''='" }, 'sourceId'],
    [{ slug: 'actions-other' }, 'slug'],
    [{ slug: '__proto__' }, 'slug'],
    [{ name: 'Movable\r\nInk' }, 'name'],
    [{ name: '' }, 'name'],
    [{ enabled: true }, 'enabled'],
    [{ settings: 'the-access-secret' }, 'settings'],
    [{ settings: { password: 1 } }, 'settings.password'],
    [{ settings: { password: ['the-access-secret'] } }, 'settings.password'],
    [{ settings: { secret: 'the-access-secret' } }, 'settings.secret'],
    [{ settings: { constructor: 'the-access-secret' } }, 'settings.constructor']
  ])('refuse to be added with %j', async (bad, path) => {
    const { id: sourceId } = await pipeline().sources.create('Website')
    const before = await all()
    const good = path === 'name' && !('name' in bad) ? { name: 1 } : {}
    const answer = await api.post('/destinations', { sourceId, slug: 'actions-movable-ink', ...good, ...bad })
    expect(answer).toEqual(refused(400, 'INVALID_REQUEST', path))
    expect(await all()).toEqual(before)
  })

  it.each<[object, string]>([
    [{ name: null }, 'name'],
    [{ enabled: 'true' }, 'enabled'],
    [{ concurrency: 0 }, 'concurrency'],
    [{ concurrency: 65 }, 'concurrency'],
    [{ concurrency: 1.5 }, 'concurrency'],
    [{ concurrency: '16' }, 'concurrency'],
    [{ slug: 'actions-other' }, 'slug'],
    [{ sourceId: newId() }, 'sourceId'],
    [{ settings: { movable_ink_url: {} } }, 'settings.movable_ink_url'],
    [{ settings: { toString: 'the-access-secret' } }, 'settings.toString']
  ])('refuse to be changed to %j', async (change, path) => {
    const { id } = await make({ settings: SETTINGS })
    const before = await all()
    expect(await api.patch(`/destinations/${id}`, change)).toEqual(refused(400, 'INVALID_REQUEST', path))
    expect(await all()).toEqual(before)
    expect(await pipeline().destinations.settingsOf(id)).toEqual(SETTINGS)
  })

  it.each<[string, string, unknown]>([
    ['GET', '', undefined],
    ['PATCH', '', { name: 'Other' }],
    ['DELETE', '', undefined],
    ['POST', '/check-credentials', {}]
  ])('answer to %s %s that an id is unknown, or is none', async (method, path, body) => {
    expect(await api.call(method, `/destinations/${newId()}${path}`, body)).toEqual(refused(404, 'NOT_FOUND'))
    expect(await api.call(method, `/destinations/1${path}`, body)).toEqual(refused(400, 'INVALID_REQUEST', 'id'))
  })

  it('are not added to a source that is not there', async () => {
    const body = { sourceId: newId(), slug: 'actions-movable-ink' }
    expect(await api.post('/destinations', body)).toEqual(refused(404, 'NOT_FOUND'))
  })
})

describe('the check of credentials', () => {
  it('passes with settings that Movable Ink takes', async () => {
    const settings = settingsFor(await workplace.startCollector())
    const { id } = await pipeline().destinations.create(
      { sourceId: (await pipeline().sources.create('Website')).id, slug: 'actions-movable-ink', name: 'Movable Ink' },
      settings
    )
    expect(await check(id)).toEqual({ status: 200, body: { ok: true } })
  })

  it('is of the settings that are sent, in the place of those that are saved, and saves nothing', async () => {
    const collector = await workplace.startCollector()
    const { id } = await make({ settings: { ...SETTINGS, password: 'another-secret' } })
    const { username, password, movable_ink_url } = settingsFor(collector)
    expect(await check(id, { username, movable_ink_url })).toEqual({
      status: 200,
      body: {
        ok: false,
        code: 'INVALID_AUTHENTICATION',
        message: expect.stringContaining('Access Secret') as string,
        reason: '401',
        status: 401,
        explanation: {
          summary: 'The user name or access secret is wrong. Check both; Movable Ink can issue new ones.',
          fixedBy: 'you'
        },
        settings: ['username', 'password']
      }
    })
    const { body } = await api.post(`/destinations/${id}/check-credentials`, {
      settings: { username, password, movable_ink_url }
    })
    expect(body).toEqual({ ok: true })
    expect(await pipeline().destinations.settingsOf(id)).toEqual({ ...SETTINGS, password: 'another-secret' })
  })

  it('names each setting that is missing', async () => {
    const { id } = await make({ settings: SETTINGS })
    expect(await check(id, { username: null, password: '' })).toEqual({
      status: 200,
      body: {
        ok: false,
        code: 'INVALID_SETTINGS',
        message: 'The Username setting is missing. The Access Secret setting is missing.',
        reason: 'INVALID_SETTINGS',
        explanation: {
          summary: 'A setting of the destination is missing or cannot be used; the message names it.',
          fixedBy: 'you'
        },
        settings: ['username', 'password'],
        fields: {
          username: 'The Username setting is missing.',
          password: 'The Access Secret setting is missing.'
        }
      }
    })
  })

  it.each([
    ['not-a-url/the-endpoint-key', 'INVALID_DESTINATION_URL'],
    ['http://collector.example/behavioral/the-endpoint-key', 'INVALID_DESTINATION_URL'],
    [UNREACHABLE.movable_ink_url, 'DESTINATION_UNREACHABLE']
  ])('says of the URL %s that it is %s, without repeating it', async (movable_ink_url, code) => {
    const { id } = await make({ settings: SETTINGS })
    const message = expect.stringContaining('Movable Ink URL') as string
    const isInvalid = code === 'INVALID_DESTINATION_URL'
    expect(await check(id, { movable_ink_url })).toMatchObject({
      status: 200,
      body: {
        ...{ ok: false, code, message, settings: ['movable_ink_url'] },
        reason: isInvalid ? 'INVALID_SETTINGS' : 'ECONNREFUSED',
        ...(isInvalid ? { fields: { movable_ink_url: message } } : {})
      }
    })
  })

  it.each<[unknown, string]>([
    [{ settings: { password: 1 } }, 'settings.password'],
    [{ settings: { other: 'the-access-secret' } }, 'settings.other'],
    [{ password: 'the-access-secret' }, 'password']
  ])('refuses %j', async (body, path) => {
    const { id } = await make({ settings: SETTINGS })
    expect(await api.post(`/destinations/${id}/check-credentials`, body)).toEqual(refused(400, 'INVALID_REQUEST', path))
  })
})

it('no answer holds a secret', () => {
  const said = api.texts.join('\n')
  for (const secret of ['the-access-secret', 'the-endpoint-key', 'another-secret']) expect(said).not.toContain(secret)
})
