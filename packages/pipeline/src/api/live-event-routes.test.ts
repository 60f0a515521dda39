import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { settingsFor, workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { ApiClient, refused } from '../testing/api-client'
import { eventsThrough, viewed } from '../testing/api-events'
import type { MadeSource } from '../testing/api-events'
import { EventSource } from '../testing/event-source'
import { CONFIDENTIAL_SETTINGS } from '../testing/guarded-pipeline'
import { setUp } from '../testing/pipelines'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const workplace = workplaceForTests()
const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)
const { makeSource, send, list } = eventsThrough(api, pipeline)

const open: EventSource[] = []
afterEach(() => {
  for (const source of open.splice(0)) source.close()
})

async function live(
  { id }: Pick<MadeSource, 'id'>,
  headers?: Record<string, string>,
  query = ''
): Promise<EventSource> {
  const source = await EventSource.open(`${pipeline().origin}/api/v1/sources/${id}/events/live${query}`, headers)
  open.push(source)
  return source
}

describe('the live events of a source', () => {
  it('come as they are listed, as soon as they are stored', async () => {
    const source = await makeSource()
    await send(source, viewed('before'))
    const stream = await live(source)
    expect(stream.status).toBe(200)
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    expect(stream.headers.get('cache-control')).toBe('no-store')
    await send(source, viewed('1'), viewed('2'))
    await until(() => stream.events.length === 2)
    const listed = await list(source, { limit: '2' })
    expect(stream.events).toEqual(listed.reverse().map((data) => ({ id: data.id, data })))
  })

  it('go on behind the last one that was received', async () => {
    const source = await makeSource()
    await send(source, viewed('1'), viewed('2'), viewed('3'))
    const [third, second, first] = await list(source)
    const stream = await live(source, { 'last-event-id': first?.id ?? '' })
    await until(() => stream.events.length === 2)
    await send(source, viewed('4'))
    await until(() => stream.events.length === 3)
    expect(stream.events.map(({ id }) => id).slice(0, 2)).toEqual([second?.id, third?.id])
  })

  it('come again as they are listed when what became of them has changed', async () => {
    const { sourceId, destinationId, writeKey } = await setUp(pipeline(), CONFIDENTIAL_SETTINGS)
    const source = { id: sourceId, writeKey }
    await send(source, viewed('1'))
    const delivery = async () => (await list(source))[0]?.deliveries[0]
    while ((await delivery())?.state !== 'discarded');
    const stream = await live(source)
    const last = () =>
      stream.changes
        .at(-1)
        ?.deliveries.map(({ state }) => state)
        .join()

    const { destinations, refresh } = pipeline()
    await destinations.change(destinationId, { settings: { ...settingsFor(await workplace.startCollector()) } })
    await refresh()
    await api.post(`/deliveries/${(await delivery())?.id}/send-again`)
    await until(() => last() === 'delivered')
    expect([stream.changes.at(-1)]).toEqual(await list(source))
    await api.delete(`/destinations/${destinationId}`)
    await until(() => last() === '')
    expect(stream.events).toEqual([])
  })

  it('are those that fit the same filters as the list', async () => {
    const source = await makeSource()
    const streams = {
      type: await live(source, {}, '?type=identify'),
      name: await live(source, {}, '?name=Signed%20Up'),
      search: await live(source, {}, '?search=R%C3%84DER'),
      all: await live(source)
    }
    await send(source, viewed('Räder'), { type: 'identify' }, viewed('Sand', { event: 'Signed Up' }))
    await until(() => streams.all.events.length === 3)
    const [signedUp, identified, wheels] = (await list(source)).map(({ id }) => id)
    const { type, name, search } = streams
    await until(() => [type, name, search].every(({ events }) => events.length > 0))
    expect([type, name, search].map(({ events }) => events.map(({ id }) => id))).toEqual([
      [identified],
      [signedUp],
      [wheels]
    ])
  })

  it.each(['type=other', 'search=a%00b', 'name=%00', 'limit=5'])('do not come by %s', async (query) => {
    const { id } = await makeSource()
    const [path = ''] = query.split('=')
    expect(await api.get(`/sources/${id}/events/live?${query}`)).toEqual(refused(400, 'INVALID_REQUEST', path))
  })

  it('do not come behind something that is no event', async () => {
    const { id } = await makeSource()
    const response = await fetch(`${pipeline().origin}/api/v1/sources/${id}/events/live`, {
      headers: { 'last-event-id': "' or ''='" }
    })
    expect({ status: response.status, body: (await response.json()) as unknown }).toEqual(
      refused(400, 'INVALID_REQUEST', 'last-event-id')
    )
  })

  it('go to 32 at a time, and to others when one of them leaves', async () => {
    const source = await makeSource()
    const streams: EventSource[] = []
    for (let count = 0; count < 32; count++) streams.push(await live(source))
    expect((await live(source)).status).toBe(429)
    expect(await api.get(`/sources/${source.id}/events/live`)).toEqual(refused(429, 'TOO_MANY_STREAMS'))
    streams[0]?.close()
    let last = await live(source)
    while (last.status === 429) last = await live(source)
    expect(last.status).toBe(200)
  })
})

describe('when the server closes', () => {
  it('ends the streams of live events', async () => {
    const source = await makeSource()
    const stream = await live(source)
    await until(() => stream.text.includes('retry: '))
    await pipeline().close()
    await until(() => stream.isOver)
    expect(stream.text).toMatch(/^retry: 1000\n\n/)
  })
})
