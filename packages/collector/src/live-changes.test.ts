import { request } from 'node:https'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AnsweredRequest } from './request-outcome'
import { RecentRejections } from './recent-rejections'
import { send } from './testing/client'
import { collectorsForTests } from './testing/collectors'

const collectors = collectorsForTests()
afterEach(() => collectors.cleanUp())

const PAGES = [{ name: 'Pages', match: '.type == "page"', fields: { user_id: '.userId' } }]
const TRACKS = [{ name: 'Tracks', match: '.type == "track"', fields: { user_id: '.userId' } }]

describe('event mappings that are changed while the collector runs', () => {
  it('hold for the next request, and are counted; what was kept stays as it was', async () => {
    const collector = await collectors.start({ eventMappings: PAGES })
    await send(collector, { body: { type: 'page', userId: 'u' } })
    await collector.setEventMappings(TRACKS)
    expect((await send(collector, { body: { type: 'page' } })).status).toBe(422)
    expect((await send(collector, { body: { type: 'track' } })).status).toBe(200)
    expect(collector.eventMappings()).toEqual(TRACKS)
    expect(collector.totals().byEventMapping).toEqual({ Pages: 1, Tracks: 1 })
    expect(collector.received().map(({ eventMappings }) => eventMappings)).toEqual([
      [{ name: 'Pages', fields: { user_id: 'u' } }],
      [{ name: 'Tracks', fields: {} }]
    ])
  })

  it('do not hold for a request that is under way', async () => {
    const collector = await collectors.start({ eventMappings: PAGES })
    const { username, accessSecret, port, caCertificate, url } = collector
    const sending = request({
      ...{ host: '127.0.0.1', port, ca: caCertificate, agent: false, method: 'POST', path: new URL(url).pathname },
      headers: {
        authorization: `Basic ${Buffer.from(`${username}:${accessSecret}`).toString('base64')}`,
        expect: '100-continue'
      }
    })
    sending.flushHeaders()
    // The collector has the request, and asks for its body.
    await once(sending, 'continue')
    await collector.setEventMappings(TRACKS)
    sending.end('{"type":"page"}')
    const [answer] = (await once(sending, 'response')) as [IncomingMessage]
    answer.resume()
    expect(answer.statusCode).toBe(200)
    expect((await send(collector, { body: { type: 'page' } })).status).toBe(422)
  })

  it('stay the former ones when one of the new cannot be compiled', async () => {
    const collector = await collectors.start({ eventMappings: PAGES })
    const wrong = collector.setEventMappings([{ name: 'Wrong', match: '.a |', fields: {} }])
    await expect(wrong).rejects.toMatchObject({
      name: 'CollectorError',
      message: expect.stringContaining('Wrong') as string
    })
    expect(collector.eventMappings()).toEqual(PAGES)
    expect((await send(collector, { body: { type: 'page' } })).status).toBe(200)
  })
})

describe('finding received events', () => {
  it('looks for text in any case, also with quotation marks, and for a person', async () => {
    const collector = await collectors.start({
      eventMappings: [{ name: 'All', match: 'true', fields: { user_id: '.userId', anonymous_id: '.anonymousId' } }]
    })
    await send(collector, { body: { userId: 'u', name: 'the "Green" tea' } })
    await send(collector, { body: { anonymousId: 'u', name: 'Coffee' } })
    await send(collector, { body: { userId: 'v', name: 'u' } })
    const found = (query: Parameters<typeof collector.find>[0], limit?: number) =>
      collector.find(query, limit).map(({ number }) => number)
    expect(found({ search: '"GREEN"' })).toEqual([0])
    expect(found({ userId: 'u' })).toEqual([1, 0])
    expect(found({ userId: 'u', search: 'coffee' })).toEqual([1])
    expect(found({}, 2)).toEqual([2, 1])
  })
})

describe('recent rejections', () => {
  it('are the newest 100 requests whose events were not accepted, whatever their status, the newest first', () => {
    const rejections = new RecentRejections()
    const answered = (events: number, status: number, id: number): AnsweredRequest => ({
      ...{ at: new Date(0), method: 'POST', status, events, requestId: String(id) }
    })
    for (let id = 0; id < 120; id += 1) rejections.note(answered(0, id === 119 ? 200 : 422, id))
    rejections.note(answered(1, 200, 120))
    const ids = rejections.list().map(({ requestId }) => requestId)
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([100, '119', '20'])
  })
})
