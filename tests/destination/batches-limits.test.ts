import { globalAgent } from 'node:https'
import type { SegmentEvent } from '@segment/actions-core'
import { batchedMapping, sendBatch, trackEvents } from './batching'
import { startFaultServer, whole } from './fault-server'
import { credentials, trustedCertificate, useTrustedCertificate } from './sending'

useTrustedCertificate()

interface Received {
  bytes: number
  shop: string | undefined
  ids: unknown[]
}

/** What a request held, as it arrived. */
function readRequest(request: string): Received {
  const [head = '', body = ''] = request.split('\r\n\r\n')
  const { events } = JSON.parse(Buffer.from(body, 'latin1').toString()) as { events: SegmentEvent[] }
  return { bytes: body.length, shop: /^x-shop: (.*)$/m.exec(head)?.[1], ids: events.map(({ messageId }) => messageId) }
}

/** Sends a batch to a server that takes everything, and tells the requests it got. */
async function requestsFor(events: SegmentEvent[]) {
  const server = await startFaultServer(trustedCertificate(), (socket) => socket.write(whole('200 OK')))
  const mapping = { ...batchedMapping, headers: { 'x-shop': { '@path': '$.context.shop' } } }
  const results = await sendBatch(events, { ...credentials, movable_ink_url: server.url }, { mapping })
  expect(results).toHaveLength(events.length)
  expect(results.every(({ status }) => status === 200)).toBe(true)
  globalAgent.destroy()
  await server.close()
  return server.requests.map(readRequest)
}

const ids = (from: number, to: number) =>
  trackEvents(to)
    .slice(from)
    .map(({ messageId }) => messageId)
const bodyOf = (events: SegmentEvent[]) => `{"events":${JSON.stringify(events)}}`

/** Events of about the same size whose body together has exactly this many bytes. */
function eventsOfBytes(count: number, bytes: number): SegmentEvent[] {
  const padded = (length: number, more: number) =>
    trackEvents(count, (index) => ({
      timestamp: '2026-01-01T00:00:00.000Z',
      // Two bytes each in UTF-8, so that characters are not taken for bytes.
      properties: { pad: 'é'.repeat(length) + 'e'.repeat(index === 0 ? more : 0) }
    }))
  const missing = bytes - Buffer.byteLength(bodyOf(padded(0, 0)))
  const length = Math.floor(missing / count / 2)
  return padded(length, missing - 2 * length * count)
}

describe('a batch goes out in order, in as few requests as the limits allow', () => {
  it('1,000 events in one request', async () => {
    expect(await requestsFor(trackEvents(1000))).toEqual([expect.objectContaining({ ids: ids(0, 1000) })])
  })

  it('1,001 events in two', async () => {
    const [first, second, ...more] = await requestsFor(trackEvents(1001))
    expect([first?.ids, second?.ids, more]).toEqual([ids(0, 1000), ids(1000, 1001), []])
  })

  it('1,000,000 bytes in one', async () => {
    expect(await requestsFor(eventsOfBytes(10, 1_000_000))).toEqual([
      { bytes: 1_000_000, shop: undefined, ids: ids(0, 10) }
    ])
  })

  it('1,000,001 bytes in two, neither over 1,000,000', async () => {
    const [first, second, ...more] = await requestsFor(eventsOfBytes(10, 1_000_001))
    expect([first?.ids, second?.ids, more]).toEqual([ids(0, 9), ids(9, 10), []])
    expect(first?.bytes).toBeLessThanOrEqual(1_000_000)
  })

  it('an event that is over the limit alone, and those around it together', async () => {
    const events = trackEvents(5, (index) => (index === 2 ? { properties: { pad: 'x'.repeat(1_000_000) } } : {}))
    const requests = await requestsFor(events)
    expect(requests.map((request) => request.ids)).toEqual([ids(0, 2), ids(2, 3), ids(3, 5)])
    expect(requests[1]?.bytes).toBeGreaterThan(1_000_000)
  })

  it('each event exactly as it goes out alone', async () => {
    const properties = { 'ключ 🔑': ['"', '\\', '\u2028', '\ud800', 1e21, -0.5, null, {}, []] }
    const events = trackEvents(2, () => ({ properties }))
    const server = await startFaultServer(trustedCertificate(), (socket) => socket.write(whole('200 OK')))
    await sendBatch(events, { ...credentials, movable_ink_url: server.url })
    globalAgent.destroy()
    await server.close()
    const [, body = ''] = (server.requests[0] ?? '').split('\r\n\r\n')
    expect(Buffer.from(body, 'latin1').toString()).toBe(bodyOf(events))
  })
})

describe('events with different headers', () => {
  it('never share a request, and stay in order among their own', async () => {
    const shops = ['north', 'south', 'north', undefined, 'south', 'north']
    const requests = await requestsFor(trackEvents(6, (index) => ({ context: { shop: shops[index] } })))
    expect(requests.map(({ shop, ids }) => [shop, ids])).toEqual([
      ['north', ['message-0', 'message-2', 'message-5']],
      ['south', ['message-1', 'message-4']],
      [undefined, ['message-3']]
    ])
  })
})
