import type { Collector } from './collector'
import { messageIn, requestIdIn, send } from './testing/client'
import { collectorsForTests } from './testing/collectors'

const collectors = collectorsForTests()
const NOW = Date.parse('2026-06-30T12:00:00.000Z')
const DAY_MS = 24 * 60 * 60 * 1000

const track = { type: 'track', event: 'Product Viewed', userId: 'u-1', properties: { product_id: 'p-1', color: 'red' } }

let collector: Collector
beforeEach(async () => {
  collector = await collectors.start({ now: () => NOW })
})
afterEach(() => collectors.cleanUp())

describe('an event that is not accepted', () => {
  it.each([
    [NOW - 30 * DAY_MS, 200],
    [NOW - 30 * DAY_MS - 1, 422],
    ['2026-05-31T12:00:00.000Z', 200],
    ['2026-05-31T11:59:59.999Z', 422],
    ['2026-05-31T14:00:00+02:00', 200],
    ['2026-05-31', 422],
    ['2027-01-01T00:00:00Z', 200],
    [null, 200],
    ['yesterday', 422],
    [true, 422],
    [NOW / 1000, 422]
  ])('by its timestamp: %p is answered %i', async (timestamp, status) => {
    const answer = await send(collector, { body: { ...track, timestamp } })
    expect(answer.status).toBe(status)
  })

  it('says that it is too old', async () => {
    const answer = await send(collector, { body: { ...track, timestamp: '2020-01-01T00:00:00Z' } })
    expect(messageIn(answer)).toBe('the event is older than 30 days')
  })

  it.each([
    [{ type: 'alias', userId: 'u-1' }, 'type "alias"'],
    [{ type: 'tracks', event: 'Product Viewed' }, 'type "tracks", event "Product Viewed"'],
    [{ type: 'pages', name: 'Home\n' }, 'type "pages", name "Home\\n"'],
    [{}, 'no type'],
    [{ type: { nested: true } }, 'no type']
  ])('because no event mapping matches %j names what it is', async (event, description) => {
    const answer = await send(collector, { body: event })
    expect(answer.status).toBe(422)
    expect(messageIn(answer)).toBe(`no active event mapping matches the event with ${description}`)
  })
})

describe('a batch', () => {
  const page = { type: 'page', name: 'Home' }

  it('is accepted whole, each event with what its event mapping keeps', async () => {
    const answer = await send(collector, { body: { events: [track, page] } })
    expect(answer.status).toBe(200)
    expect(collector.received()).toEqual([
      {
        requestId: requestIdIn(answer),
        receivedAt: '2026-06-30T12:00:00.000Z',
        event: track,
        eventMappings: [{ name: 'Track', fields: { user_id: 'u-1', event: 'Product Viewed', product_id: 'p-1' } }]
      },
      {
        requestId: requestIdIn(answer),
        receivedAt: '2026-06-30T12:00:00.000Z',
        event: page,
        eventMappings: [{ name: 'Page', fields: { page_name: 'Home' } }]
      }
    ])
  })

  it.each([
    [422, { type: 'alias' }, 'events[2]: no active event mapping matches the event with type "alias"'],
    [422, { ...track, timestamp: 1 }, 'events[2]: the event is older than 30 days'],
    [400, 'track', 'events[2] must be a JSON object.'],
    [400, null, 'events[2] must be a JSON object.']
  ])('is rejected whole, %i, naming the first event at fault: %j', async (status, event, message) => {
    const answer = await send(collector, { body: { events: [track, page, event, { type: 'alias' }] } })
    expect(answer.status).toBe(status)
    expect(messageIn(answer)).toBe(message)
    expect(collector.received()).toEqual([])
    expect(collector.totals()).toMatchObject({ accepted: 0, rejected: 1, events: 0 })
  })

  it('may hold 1,000 events, not 1,001 and not none', async () => {
    const batchOf = (length: number) => ({ events: Array.from({ length }, () => page) })
    const answers = [
      await send(collector, { body: batchOf(1_000) }),
      await send(collector, { body: batchOf(1_001) }),
      await send(collector, { body: batchOf(0) })
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 413, 400])
    expect(collector.totals().events).toBe(1_000)
  })

  it('may be 1,000,000 bytes and not one more', async () => {
    const batchOf = (bytes: number): string => {
      const empty = JSON.stringify({ events: [{ ...page, title: '' }] })
      return empty.replace('""', `"${'x'.repeat(bytes - empty.length)}"`)
    }
    const answers = [
      await send(collector, { body: batchOf(1_000_000) }),
      await send(collector, { body: batchOf(1_000_001) })
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 413])
  })
})
