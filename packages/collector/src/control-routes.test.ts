import type { Collector, CollectorOptions } from './collector'
import type { ReceivedEvent, Totals } from './received-events'
import { messageIn, send } from './testing/client'
import { collectorsForTests } from './testing/collectors'

const collectors = collectorsForTests()
const NOW = Date.parse('2026-06-30T12:00:00.000Z')
afterEach(() => collectors.cleanUp())

const start = (options: CollectorOptions = {}): Promise<Collector> => collectors.start({ now: () => NOW, ...options })

const control = (collector: Collector, path: string, method = 'GET', body?: object | string) =>
  send(collector, { path, method, body, credentials: null })

const receivedBy = async (collector: Collector, query = '') =>
  JSON.parse((await control(collector, `/_received${query}`)).text) as { totals: Totals; events: ReceivedEvent[] }

describe('GET /_received', () => {
  it('shows the totals, each event and the fields its event mappings keep, and discards the rest', async () => {
    const collector = await start({
      eventMappings: [
        { name: 'Everything', match: 'true', fields: { kind: '.type', none: '.missing', deep: '.properties.a.b' } },
        { name: 'Viewed', match: '.event == "Product Viewed"', fields: { product: '.properties.product_id' } },
        { name: 'Off', match: 'true', fields: {}, active: false }
      ]
    })
    const event = { type: 'track', event: 'Product Viewed', properties: { product_id: 'p-1', price: 5 } }
    await send(collector, { body: event })
    await send(collector, { body: { type: 'page', properties: { a: { b: [1] } } } })
    await send(collector, { body: 'nonsense' })

    const { totals, events } = await receivedBy(collector)
    expect(totals).toEqual({
      requests: 3,
      accepted: 2,
      rejected: 1,
      events: 2,
      byEventMapping: { Everything: 2, Viewed: 1, Off: 0 }
    })
    expect(events[0]).toEqual({
      requestId: expect.any(String) as string,
      receivedAt: '2026-06-30T12:00:00.000Z',
      event,
      eventMappings: [
        { name: 'Everything', fields: { kind: 'track' } },
        { name: 'Viewed', fields: { product: 'p-1' } }
      ]
    })
    expect(events[1]?.eventMappings).toEqual([{ name: 'Everything', fields: { kind: 'page', deep: [1] } }])
    expect(events).toEqual(collector.received())
  })

  it('shows the newest when limited', async () => {
    const collector = await start()
    for (const name of ['a', 'b', 'c']) await send(collector, { body: { type: 'page', name } })
    const namesWith = async (query: string) =>
      (await receivedBy(collector, query)).events.map(({ event }) => event.name)
    expect(await namesWith('?limit=2')).toEqual(['b', 'c'])
    expect(await namesWith('?limit=0')).toEqual([])
    expect(await namesWith('')).toEqual(['a', 'b', 'c'])
  })

  it.each(['-1', 'many', '1.5', '10001'])('refuses a limit of %s', async (limit) => {
    const answer = await control(await start(), `/_received?limit=${limit}`)
    expect(answer.status).toBe(400)
    expect(messageIn(answer)).toBe('limit must be a whole number from 0 to 10000.')
  })

  it('keeps the newest 10,000 events, oldest first', async () => {
    const collector = await start()
    const batchFrom = (first: number) => ({
      events: Array.from({ length: 1_000 }, (_, index) => ({ type: 'page', name: `${first + index}` }))
    })
    for (let first = 0; first < 12_000; first += 1_000) await send(collector, { body: batchFrom(first) })
    const names = collector.received().map(({ event }) => Number(event.name))
    expect(names).toEqual(Array.from({ length: 10_000 }, (_, index) => 2_000 + index))
    expect(collector.totals().events).toBe(12_000)
  })

  it('shows events with odd keys and values as they came', async () => {
    const collector = await start()
    const body =
      '{"type":"track","event":"x","__proto__":{"admin":true},"hasOwnProperty":1,"constructor":null,"big":1e400}'
    expect((await send(collector, { body, method: 'POST' })).status).toBe(200)
    const shown = (await control(collector, '/_received')).text
    expect(shown).toContain('"__proto__":{"admin":true},"hasOwnProperty":1,"constructor":null')
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  it('keeps events nested 400 levels deep', async () => {
    const collector = await start()
    const body = `{"type":"track","event":"x","a":${'['.repeat(400)}${']'.repeat(400)}}`
    expect((await send(collector, { body, method: 'POST' })).status).toBe(200)
    expect((await control(collector, '/_received')).status).toBe(200)
  })
})

describe('/_faults', () => {
  it('adds faults, lists them and clears them', async () => {
    const collector = await start()
    const fault = { kind: 'status', status: 503, times: 2 }
    const planned = { faults: [{ fault, remaining: 2 }] }

    const added = await control(collector, '/_faults', 'POST', fault)
    expect([added.status, JSON.parse(added.text)]).toEqual([201, planned])
    expect(JSON.parse((await control(collector, '/_faults')).text)).toEqual(planned)
    expect((await send(collector, { body: { type: 'page' } })).status).toBe(503)
    expect(JSON.parse((await control(collector, '/_faults', 'DELETE')).text)).toEqual({ faults: [] })
    expect((await send(collector, { body: { type: 'page' } })).status).toBe(200)
    expect(collector.totals().requests).toBe(2)
  })

  it.each([
    ['{"kind":"delay"', 'The body is not valid JSON.'],
    ['{"kind":"delay","ms":"1"}', 'Not a fault: ms: Invalid input: expected number, received string'],
    ['{"kind":"delay","ms":1,"share":2}', 'Not a fault: share: Too big: expected number to be <=1'],
    ['{"kind":"status","status":600}', 'Not a fault: status: Too big: expected number to be <=599'],
    [
      '{"kind":"redirect","status":302,"location":"https://a.test/\\r\\nx: y"}',
      'Not a fault: location: must be text that a header can hold'
    ],
    [
      '{"kind":"redirect","status":302,"location":"https://日本.test/"}',
      'Not a fault: location: must be text that a header can hold'
    ],
    ['{"kind":"truncate","often":1}', 'Not a fault: Unrecognized key: "often"']
  ])('refuses %s', async (body, message) => {
    const answer = await control(await start(), '/_faults', 'POST', body)
    expect(answer.status).toBe(400)
    expect(messageIn(answer)).toBe(message)
  })
})
