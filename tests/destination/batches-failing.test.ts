import { globalAgent } from 'node:https'
import destination from '../../src/destinations/movable-ink'
import { batchedMapping, sendBatch, trackEvents } from './batching'
import { startFaultServer, whole } from './fault-server'
import type { Behaviour } from './fault-server'
import { credentials, impatient, trustedCertificate, unusedPort, useTrustedCertificate, within } from './sending'

useTrustedCertificate()

const answering =
  (...args: Parameters<typeof whole>): Behaviour =>
  (socket) =>
    void socket.write(whole(...args))
const reset: Behaviour = (_, wire) => void wire.resetAndDestroy()
const silence: Behaviour = () => undefined
const ok = answering('200 OK')

/** Headers that the events at even and at odd places do not share. */
const headers = { 'x-shop': { '@path': '$.context.shop' } }
const inTwoShops = trackEvents(4, (index) => ({ context: { shop: index % 2 === 0 ? 'north' : 'south' } }))

/** The destination as a runtime runs it that may end the work. */
const endedBy = (signal: AbortSignal): typeof destination => ({
  ...destination,
  extendRequest: (context) => {
    Object.assign(context, { signal })
    return destination.extendRequest?.(context) ?? {}
  }
})

/** Sends a batch to a server that deals so with each request in turn, the last way from then on. */
async function sendTo(behaviours: Behaviour[], events = trackEvents(3), definition = destination) {
  let turn = 0
  const server = await startFaultServer(trustedCertificate(), (socket, wire) => {
    const behave = behaviours[Math.min(turn++, behaviours.length - 1)] ?? silence
    behave(socket, wire)
  })
  const settings = { ...credentials, movable_ink_url: server.url }
  const results = await sendBatch(events, settings, { mapping: { ...batchedMapping, headers }, definition })
  for (const socket of Object.values(globalAgent.freeSockets).flat()) socket?.destroy()
  await server.allClosed()
  await server.close()
  return { results, requests: server.requests }
}

const sent = (index: number) => ({ type: 'track', event: 'Product Viewed', messageId: `message-${index}` })

/** The result of an event that was sent, or may have been. */
const failed = (status: number, errortype: string, errormessage: string) => (index: number) => ({
  status,
  errortype,
  errormessage,
  errorreporter: 'DESTINATION',
  sent: sent(index)
})
const says = (message: string): [string, Record<string, string>] => [
  JSON.stringify({ message, request_id: 'id-1' }),
  { 'content-type': 'application/json' }
]
const TOO_FAST = 'Movable Ink is receiving events too fast (429). This one will be tried again.'
const TIMED_OUT = 'Movable Ink did not answer in time. It may have received the event, which will be tried again.'
const INTERRUPTED =
  'Movable Ink gave no whole, valid answer (ECONNRESET). It may have received the event, which will be tried again.'

describe('a request that fails as a whole fails for each of its events, as it does for one', () => {
  it.each<[string, ReturnType<typeof failed>, Behaviour]>([
    [
      '401',
      failed(
        401,
        'INVALID_AUTHENTICATION',
        'Movable Ink refused the credentials (401). Check the Username and Access Secret settings. Movable Ink says: "Who?". Request id: id-1.'
      ),
      answering('401 Unauthorized', ...says('Who?'))
    ],
    [
      '403',
      failed(
        403,
        'FORBIDDEN',
        'Movable Ink does not allow these credentials to send to this endpoint (403). Check the Username and Movable Ink URL settings, or ask Movable Ink for access.'
      ),
      answering('403 Forbidden')
    ],
    [
      '404',
      failed(
        404,
        'NOT_FOUND',
        'Movable Ink does not know this endpoint (404). Check that the Movable Ink URL setting is exactly the one Movable Ink gave you. Movable Ink says: "No track of ••• at all". Request id: id-1.'
      ),
      answering('404 Not Found', ...says('No track of user-2 at all'))
    ],
    [
      '308',
      failed(
        400,
        'BAD_REQUEST',
        'Movable Ink answered with a redirect to elsewhere.test (308). It is not followed, because the event would be lost on the way. Check the Movable Ink URL setting.'
      ),
      answering('308 Moved', '', { location: 'https://elsewhere.test/behavioral/key' })
    ],
    [
      '408',
      failed(408, 'RETRYABLE_ERROR', 'Movable Ink could not take the event (408). It will be tried again.'),
      answering('408 Timeout')
    ],
    ['429', failed(429, 'RETRYABLE_ERROR', TOO_FAST), answering('429 Too Many')],
    [
      '501',
      failed(501, 'NOT_IMPLEMENTED', 'Movable Ink rejected the event (501). Ask Movable Ink why.'),
      answering('501 No')
    ],
    [
      '503',
      failed(503, 'RETRYABLE_ERROR', 'Movable Ink could not take the event (503). It will be tried again.'),
      answering('503 Down')
    ],
    ['a reset', failed(503, 'RETRYABLE_ERROR', INTERRUPTED), reset]
  ])('%s', async (_, result, behave) => {
    const { results, requests } = await sendTo([behave])
    expect(results).toEqual([result(0), result(1), result(2)])
    expect(requests).toHaveLength(1)
  })

  it('no answer in time', async () => {
    const { results, requests } = await sendTo([silence], trackEvents(3), impatient)
    const timedOut = failed(504, 'RETRYABLE_ERROR', TIMED_OUT)
    expect(results).toEqual([timedOut(0), timedOut(1), timedOut(2)])
    expect(requests).toHaveLength(1)
  })

  it('no connection', async () => {
    const url = `https://127.0.0.1:${await unusedPort()}/behavioral/key`
    const results = await sendBatch(trackEvents(2), { ...credentials, movable_ink_url: url })
    const notSent = failed(
      503,
      'RETRYABLE_ERROR',
      'Movable Ink could not be reached (ECONNREFUSED): the event was not sent and will be tried again. If this goes on, check the host in the Movable Ink URL setting.'
    )
    expect(results).toEqual([notSent(0), notSent(1)])
  })
})

describe('what one request of a batch ends in', () => {
  it('is none of the others: they are sent, and have outcomes of their own', async () => {
    for (const status of ['401 No', '403 No', '404 No', '308 Moved', '501 No', '503 Down']) {
      const { results, requests } = await sendTo([answering(status), ok], inTwoShops)
      const statuses = results.map((result) => result.status)
      expect(statuses).toEqual([statuses[0], 200, statuses[0], 200])
      expect(statuses[0]).toBeGreaterThanOrEqual(400)
      expect(requests).toHaveLength(2)
    }
  })

  it.each<[string, number, Behaviour, typeof destination]>([
    ['asks for fewer (429)', 429, answering('429 Too Many'), destination],
    ['took too long (408)', 408, answering('408 Timeout'), destination],
    ['has no answer in time', 504, silence, impatient],
    ['has no whole answer', 503, reset, destination]
  ])('ends the batch when it %s: the rest is not sent, and tried again', async (_, status, behave, definition) => {
    const { results, requests } = await sendTo([behave, ok], inTwoShops, definition)
    const notSent = {
      status,
      errortype: 'RETRYABLE_ERROR',
      errormessage: `Not sent, because Movable Ink did not take another part of the same batch (${status}). It will be tried again.`,
      errorreporter: 'INTEGRATIONS'
    }
    expect(results.map((result) => result.status)).toEqual([status, status, status, status])
    expect([results[1], results[3]]).toEqual([notSent, notSent])
    expect([results[0], results[2]]).toEqual(
      [0, 2].map((index) => expect.objectContaining({ sent: sent(index) }) as unknown)
    )
    expect(requests).toHaveLength(1)
  })

  it('leaves the search for events at fault in the others going on, unless it ends the batch', async () => {
    const { results, requests } = await sendTo([answering('422 No'), answering('503 Down'), ok], trackEvents(4))
    expect(results.map(({ status }) => status)).toEqual([503, 503, 200, 200])
    expect(requests).toHaveLength(3)
  })

  it('ends the search for events at fault as well', async () => {
    const { results, requests } = await sendTo([answering('422 No'), ok, reset], trackEvents(4))
    expect(results.map(({ status }) => status)).toEqual([200, 200, 503, 503])
    expect(requests).toHaveLength(3)
  })
})

describe('each request of a batch', () => {
  it('has the whole of its time, however long those before it took', async () => {
    const slowly: Behaviour = (socket) => void setTimeout(() => socket.write(whole('200 OK')), 700)
    const { results } = await sendTo([slowly], inTwoShops, within(1200))
    expect(results.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  })

  it('is not made when the runtime has ended the work, and nothing else of the batch is sent', async () => {
    const runtime = new AbortController()
    const ending: Behaviour = (socket, wire) => {
      runtime.abort()
      silence(socket, wire)
    }
    const { results, requests } = await sendTo([ending], inTwoShops, endedBy(runtime.signal))
    const again = await sendTo([ok], trackEvents(1), endedBy(runtime.signal))
    expect(results.map(({ status }) => status)).toEqual([504, 504, 504, 504])
    expect(requests).toHaveLength(1)
    expect(again).toEqual({
      results: [
        {
          status: 503,
          errortype: 'RETRYABLE_ERROR',
          errormessage: 'Not sent: the time was up. It will be tried again.',
          errorreporter: 'INTEGRATIONS'
        }
      ],
      requests: []
    })
  })
})

describe('settings that cannot be used', () => {
  it('fail the whole batch before any request', async () => {
    await expect(
      sendBatch(trackEvents(2), { ...credentials, movable_ink_url: 'collector.test' })
    ).rejects.toMatchObject({ name: 'IntegrationError', code: 'INVALID_DESTINATION_URL', status: 400 })
  })
})
