import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { ApiClient, refused } from '../testing/api-client'
import { eventsThrough, viewed } from '../testing/api-events'
import type { MadeSource } from '../testing/api-events'
import { EventSource } from '../testing/event-source'
import { sharedPipelineForTests } from '../testing/shared-pipeline'

const pipeline = sharedPipelineForTests()
const api = new ApiClient(() => pipeline().origin)
const { makeSource, send, list } = eventsThrough(api, pipeline)

const open: EventSource[] = []
afterEach(() => {
  for (const source of open.splice(0)) source.close()
})

async function live({ id }: MadeSource, headers?: Record<string, string>): Promise<EventSource> {
  const source = await EventSource.open(`${pipeline().origin}/api/v1/sources/${id}/events/live`, headers)
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
