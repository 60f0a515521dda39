import type { Collector } from '../collector'
import { CollectorError } from '../collector-error'
import { messageIn, requestIdIn, send } from '../testing/client'
import { collectorsForTests } from '../testing/collectors'
import type { Fault } from './fault'

const collectors = collectorsForTests()
const track = { type: 'track', event: 'Product Viewed' }

let collector: Collector
beforeEach(async () => {
  collector = await collectors.start()
})
afterEach(() => collectors.cleanUp())

const statusesOf = async (requests: number): Promise<number[]> => {
  const statuses: number[] = []
  for (let sent = 0; sent < requests; sent += 1) statuses.push((await send(collector, { body: track })).status)
  return statuses
}

/** Waits until no fault is left for a request to come. */
const untilPlayed = async (asked: Collector): Promise<void> => {
  while ((await send(asked, { path: '/_faults' })).text !== '{"faults":[]}');
}

describe('a fault', () => {
  it('meets requests with the right endpoint key only, and before authentication', async () => {
    collector.play({ kind: 'status', status: 503 })
    expect((await send(collector, { path: '/behavioral/unknown' })).status).toBe(404)
    expect((await send(collector, { path: '/nowhere' })).status).toBe(404)
    expect((await send(collector, { body: track, credentials: null })).status).toBe(503)
    expect((await send(collector, { body: track, credentials: null })).status).toBe(401)
  })

  it('meets as many requests as it says, one unless told otherwise', async () => {
    collector.play({ kind: 'status', status: 503, times: 2 })
    collector.play({ kind: 'status', status: 500 })
    expect(await statusesOf(4)).toEqual([503, 503, 500, 200])
    expect(collector.totals()).toMatchObject({ requests: 4, accepted: 1, rejected: 3, events: 1 })
  })

  it('meets its share of all requests, evenly spread, until cleared', async () => {
    collector.play({ kind: 'status', status: 503, share: 0.25 })
    expect(await statusesOf(8)).toEqual([200, 200, 200, 503, 200, 200, 200, 503])
    collector.clearFaults()
    expect(await statusesOf(4)).toEqual([200, 200, 200, 200])
  })

  it('is refused when it is not one, saying what is wrong', () => {
    const play = (fault: unknown) => () => collector.play(fault as Fault)
    expect(play({ kind: 'status', status: 42 })).toThrow(
      new CollectorError('Not a fault: status: Too small: expected number to be >=200')
    )
    expect(play({ kind: 'delay', ms: 1, times: 1, share: 0.5 })).toThrow(
      new CollectorError('Not a fault: give times or share, not both')
    )
  })
})

describe('the fault status', () => {
  it('answers with a message and a request id of its own', async () => {
    collector.play({ kind: 'status', status: 460, message: 'Try later', retryAfter: 7 })
    const answer = await send(collector, { body: track })
    expect(answer.status).toBe(460)
    expect(answer.headers['retry-after']).toBe('7')
    expect(messageIn(answer)).toBe('Try later')
    expect(requestIdIn(answer)).toBe(answer.headers['x-request-id'])
    expect(collector.received()).toEqual([])
  })

  it.each([
    [200, '{"broken', '{"broken'],
    [200, 'x'.repeat(65_536), 'x'.repeat(65_536)],
    [500, '', ''],
    [204, 'never sent', '']
  ])('answers %i with a body exactly as given', async (status, body, text) => {
    collector.play({ kind: 'status', status, body })
    expect(await send(collector, { body: track })).toMatchObject({ status, text })
  })

  it('answers with an object as JSON', async () => {
    collector.play({ kind: 'status', status: 400, body: { errors: ['a'] } })
    expect((await send(collector, { body: track })).text).toBe('{"errors":["a"]}')
  })
})

describe('the fault redirect', () => {
  it.each([301, 302, 303, 307, 308])('answers %i with the location', async (status) => {
    collector.play({ kind: 'redirect', status, location: 'https://elsewhere.example/' })
    const answer = await send(collector, { body: track })
    expect(answer).toMatchObject({ status, headers: { location: 'https://elsewhere.example/' } })
  })
})

describe('the fault delay', () => {
  it('answers as usual afterwards', async () => {
    collector.play({ kind: 'delay', ms: 5 })
    expect((await send(collector, { body: track })).status).toBe(200)
    expect(collector.totals()).toMatchObject({ requests: 1, accepted: 1, rejected: 0 })
  })

  it('does not keep the collector from closing', async () => {
    const closing = await collectors.start()
    closing.play({ kind: 'delay', ms: 600_000 })
    const answer = send(closing, { body: track })
    const closed = untilPlayed(closing).then(() => closing.close())
    await expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' })
    await closed
  })
})

describe('faults of the connection', () => {
  /** What Node reports for a TCP reset; a connection that is merely closed has no `syscall`. */
  const RESET = { code: 'ECONNRESET', syscall: 'read' }

  it.each<[string, Fault, object]>([
    ['reset before the answer', { kind: 'reset' }, RESET],
    ['reset before the answer, when said so', { kind: 'reset', at: 'before-answer' }, RESET],
    ['reset in mid-body', { kind: 'reset', at: 'mid-body' }, RESET],
    ['truncated', { kind: 'truncate' }, { code: 'ECONNRESET', message: 'aborted' }]
  ])('%s: the client sees no whole answer, the event is not accepted, the next is', async (_case, fault, error) => {
    collector.play(fault)
    await expect(send(collector, { body: track })).rejects.toMatchObject(error)
    expect(collector.totals()).toMatchObject({ requests: 1, rejected: 1, events: 0 })
    expect(await statusesOf(1)).toEqual([200])
  })

  it('in mid-body and truncated have sent a status and half an answer by then', async () => {
    const seen: unknown[] = []
    const watched = await collectors.start({ onAnswered: ({ status, reason }) => seen.push({ status, reason }) })
    for (const fault of [{ kind: 'reset' }, { kind: 'reset', at: 'mid-body' }, { kind: 'truncate' }] as const) {
      watched.play(fault)
      await expect(send(watched, { body: track })).rejects.toMatchObject({ code: 'ECONNRESET' })
    }
    await watched.close()
    expect(seen).toEqual([
      { status: undefined, reason: 'fault: reset' },
      { status: 200, reason: 'fault: reset' },
      { status: 200, reason: 'fault: truncate' }
    ])
  })
})
