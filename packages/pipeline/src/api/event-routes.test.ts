import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { v7 as newId } from 'uuid'
import type { StoredEvent } from '../events/stored-events'
import { ApiClient, refused } from '../testing/api-client'
import { eventsThrough, messageIdsOf, viewed } from '../testing/api-events'
import { sendTo, setUp } from '../testing/pipelines'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const workplace = workplaceForTests()
const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)
const { makeSource, send, list } = eventsThrough(api, pipeline)

describe('the events of a source', () => {
  it('are listed with what became of them, the newest first', async () => {
    const collector = await workplace.startCollector()
    const { sourceId, destinationId, mappingId, writeKey } = await setUp(pipeline(), settingsFor(collector))
    const source = { id: sourceId, writeKey }
    await send(source, { type: 'alias', previousId: 'anonymous-1', messageId: 'm-1' })
    await send(source, viewed('Räder', { messageId: 'm-2' }))
    await until(() => collector.received().length === 1)
    const isDelivered = async () => (await list(source))[0]?.deliveries[0]?.state === 'delivered'
    while (!(await isDelivered()));
    expect(await list(source)).toEqual([
      {
        id: expect.any(String) as string,
        sourceId,
        messageId: 'm-2',
        type: 'track',
        name: 'Product Viewed',
        receivedAt: expect.any(String) as string,
        payload: expect.objectContaining({ ...viewed('Räder'), messageId: 'm-2', userId: 'user-1' }) as object,
        deliveries: [{ id: expect.any(String) as string, destinationId, mappingId, state: 'delivered', reason: null }]
      },
      expect.objectContaining({ messageId: 'm-1', type: 'alias', name: null, deliveries: [] })
    ])
  })

  it('are shown one by one, with all that is known of their deliveries', async () => {
    const unreachable = { username: 'id', password: 'secret', movable_ink_url: 'https://127.0.0.1:1/behavioral/key' }
    const { sourceId, destinationId, mappingId, writeKey } = await setUp(pipeline(), unreachable)
    await send({ id: sourceId, writeKey }, viewed('1'))
    const [listed] = await list({ id: sourceId })
    const whole = async () => (await api.get(`/events/${listed?.id}`)).body as StoredEvent
    while ((await whole()).deliveries[0]?.state !== 'retrying');
    expect(await whole()).toEqual({
      ...listed,
      deliveries: [
        {
          id: listed?.deliveries[0]?.id,
          destinationId,
          mappingId,
          state: 'retrying',
          reason: 'ECONNREFUSED',
          message: expect.stringContaining('ECONNREFUSED') as string,
          attempts: expect.any(Number) as number,
          nextTryAt: expect.any(String) as string,
          finishedAt: null
        }
      ]
    })
    await api.delete(`/sources/${sourceId}?force=true`)
  })

  it('are the last 500, in pages of the length that is asked for', async () => {
    const source = await makeSource()
    const batch = Array.from({ length: 510 }, (_, index) => ({ ...viewed('1'), userId: 'u', messageId: `m-${index}` }))
    await sendTo(pipeline(), source.writeKey, 'batch', { batch })
    expect(await list(source)).toHaveLength(100)
    const all = await list(source, { limit: '500' })
    expect(messageIdsOf(all)).toEqual(
      batch
        .map(({ messageId }) => messageId)
        .reverse()
        .slice(0, 500)
    )
    const { id: before = '' } = all[497] ?? {}
    expect(messageIdsOf(await list(source, { limit: '500', before }))).toEqual(['m-11', 'm-10'])
    expect(await list(source, { before, search: 'm-9"' })).toEqual([])
  })

  it('go on in the next page, with the same filter, until there are no older ones', async () => {
    const source = await makeSource()
    for (const messageId of ['m-1', 'm-2', 'm-3']) await send(source, viewed('1', { messageId }))
    await send(source, { type: 'identify', messageId: 'm-4' })
    const page = async (limit: number, before = '') => {
      const query = `type=track&limit=${limit}${before && `&before=${before}`}`
      const { body } = await api.get(`/sources/${source.id}/events?${query}`)
      return body as { events: StoredEvent[]; next: string | null }
    }
    const first = await page(2)
    expect([messageIdsOf(first.events), first.next]).toEqual([['m-3', 'm-2'], expect.any(String)])
    const second = await page(2, first.next ?? '')
    expect([messageIdsOf(second.events), second.next]).toEqual([['m-1'], null])
    expect((await page(3)).next).toBeNull()
    expect(await page(1, second.events[0]?.id)).toEqual({ events: [], next: null })
  })

  it('are found by type and by name', async () => {
    const source = await makeSource()
    await send(source, viewed('1', { messageId: 'm-1' }), { type: 'identify', messageId: 'm-2' })
    await send(source, { type: 'page', name: 'Product Viewed', messageId: 'm-3' })
    expect(messageIdsOf(await list(source, { type: 'identify' }))).toEqual(['m-2'])
    expect(messageIdsOf(await list(source, { name: 'Product Viewed' }))).toEqual(['m-3', 'm-1'])
    expect(messageIdsOf(await list(source, { name: 'Product Viewed', type: 'track' }))).toEqual(['m-1'])
    expect(await list(source, { name: 'product' })).toEqual([])
    expect(await list(source, { name: "' or ''='" })).toEqual([])
  })

  it.each([
    ['RÄDER', ['m-1']],
    ['"product":"100', ['m-2']],
    [' "product": "100%_off" ', ['m-2']],
    ['  räder', ['m-1']],
    ['  ', ['m-4', 'm-3', 'm-2', 'm-1']],
    ['100%', ['m-2']],
    ['0%_', ['m-2']],
    ['%', ['m-2']],
    ['_', ['m-2']],
    ['\\', ['m-4', 'm-3']],
    ['C:\\dir', ['m-3']],
    ['say "hi"', ['m-4']],
    ['', ['m-4', 'm-3', 'm-2', 'm-1']],
    ["' or ''='", []],
    ["'; drop table movable_ink.events; --", []],
    ['$1', []]
  ])('are found by the text %p, whatever it means elsewhere', async (search, expected) => {
    const source = await makeSource()
    const products = ['Räder', '100%_off', 'C:\\dir', 'say "hi"']
    for (const [index, product] of products.entries()) {
      await sendTo(pipeline(), source.writeKey, 'track', {
        ...viewed(product),
        event: 'Viewed',
        userId: 'u',
        messageId: `m-${index + 1}`
      })
    }
    const found = await list(source, { search })
    expect(messageIdsOf(found).filter((id) => id.startsWith('m-'))).toEqual(expected)
  })

  it('are not those of another source', async () => {
    const [one, other] = [await makeSource(), await makeSource()]
    await send(one, viewed('1'))
    expect(await list(other)).toEqual([])
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=all', 'limit'],
    ['limit=1%20or%201', 'limit'],
    ['before=1', 'before'],
    ["before='%20or%20''='", 'before'],
    ['type=other', 'type'],
    ["type='%20or%20''='", 'type'],
    ['type=track&type=page', 'type'],
    ['search=a%00b', 'search'],
    ['search=a%0D%0Ab', 'search'],
    [`search=${'x'.repeat(1001)}`, 'search'],
    ['search=a&search=b', 'search'],
    ['name=%00', 'name'],
    ['offset=1', 'offset']
  ])('are not listed by %s', async (query, path) => {
    const { id } = await makeSource()
    expect(await api.get(`/sources/${id}/events?${query}`)).toEqual(refused(400, 'INVALID_REQUEST', path))
  })

  it.each(['/sources/:id/events', '/sources/:id/events/live', '/events/:id'])(
    'answer at %s that an id is unknown, or is none',
    async (path) => {
      expect(await api.get(path.replace(':id', newId()))).toEqual(refused(404, 'NOT_FOUND'))
      expect(await api.get(path.replace(':id', '1'))).toEqual(refused(400, 'INVALID_REQUEST', 'id'))
    }
  )
})
