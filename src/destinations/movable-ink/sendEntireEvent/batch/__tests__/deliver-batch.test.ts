import { Destination } from '@segment/actions-core'
import type { JSONObject, SegmentEvent } from '@segment/actions-core'
import nock from 'nock'
import destination from '../../../index'
import { useStrictNock } from '../../../__tests__/strict-nock'

const settings = { username: 'user', password: 'secret', movable_ink_url: 'https://collector.test/behavioral/key' }

// Data through and through, which JSONObject is, and its declared type does not say.
const [preset] = destination.presets as unknown as [JSONObject & { mapping: JSONObject }]

const track = (n: number): SegmentEvent => ({ type: 'track', event: 'Product Viewed', messageId: `message-${n}` })

async function sendBatch(events: SegmentEvent[], fields: JSONObject = {}) {
  const mapping = { ...preset.mapping, enable_batching: true, ...fields }
  const subscriptions = [{ ...preset, mapping }]
  const [result] = await new Destination(destination).onBatch(events, { ...settings, subscriptions })
  return result?.multistatus
}

/** A POST to Movable Ink with exactly this body and these headers beside those of every request. */
function expectPost(events: unknown[], headers: Record<string, string> = {}) {
  const body = JSON.stringify({ events })
  const reqheaders = {
    authorization: 'Basic dXNlcjpzZWNyZXQ=',
    'user-agent': 'Segment (Actions)',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers
  }
  return nock('https://collector.test', { reqheaders }).post(
    '/behavioral/key',
    (sent: unknown) => JSON.stringify(sent) === body
  )
}

const sent = (n: number) => ({ type: 'track', event: 'Product Viewed', messageId: `message-${n}` })

useStrictNock()

describe('a batch', () => {
  it('is one POST of all its events, delivered with any 2xx', async () => {
    expectPost([track(1), track(2)]).reply(202, { request_id: 'id-1' })
    const body = { request_id: 'id-1' }
    expect(await sendBatch([track(1), track(2)])).toEqual([
      { status: 202, sent: sent(1), body },
      { status: 202, sent: sent(2), body }
    ])
  })

  it('is reported with the request id of the header when the body has none', async () => {
    expectPost([track(1)]).reply(204, '', { 'x-request-id': 'id-2' })
    expect(await sendBatch([track(1)])).toEqual([{ status: 204, sent: sent(1), body: { request_id: 'id-2' } }])
  })

  it('is reported without a request id when there is none', async () => {
    expectPost([track(1)]).reply(200, 'thanks')
    expect(await sendBatch([track(1)])).toEqual([{ status: 200, sent: sent(1), body: {} }])
  })

  it('is reported without what is long or private', async () => {
    const events: SegmentEvent[] = [
      { ...track(1), event: 'x'.repeat(101), userId: 'user-1', properties: { price: 1 } },
      { type: 'identify', name: 'Jane Doe', messageId: 'message-2' },
      { type: 'page', name: 'Home', messageId: 'message-3' }
    ]
    expectPost(events).reply(200)
    expect((await sendBatch(events))?.map((result) => result.sent)).toEqual([
      { type: 'track', messageId: 'message-1' },
      { type: 'identify', messageId: 'message-2' },
      { type: 'page', name: 'Home', messageId: 'message-3' }
    ])
  })

  it.each(['key secret', 'secret', 'x'.repeat(101)])('is reported without a request id like %s', async (requestId) => {
    expectPost([track(1)]).reply(200, { request_id: requestId })
    expect(await sendBatch([track(1)])).toEqual([{ status: 200, sent: sent(1), body: {} }])
  })

  it('is reported without a request id that was taken from a mapped header', async () => {
    const headers = { 'x-request-id': 'header-value' }
    expectPost([track(1)], headers).reply(200, '', headers)
    expect(await sendBatch([track(1)], { headers })).toEqual([{ status: 200, sent: sent(1), body: {} }])
  })

  it('carries what Data resolved to, with the mapped headers', async () => {
    const fields = { headers: { 'x-source': 'web' }, data: { id: { '@path': '$.messageId' } } }
    expectPost([{ id: 'message-1' }, { id: 'message-2' }], { 'x-source': 'web' }).reply(200)
    const statuses = (await sendBatch([track(1), track(2)], fields))?.map(({ status }) => status)
    expect(statuses).toEqual([200, 200])
  })

  it.each([400, 413, 422])('is halved when it is answered with %i', async (status) => {
    expectPost([track(1), track(2)]).reply(status)
    expectPost([track(1)]).reply(200)
    expectPost([track(2)]).reply(status)
    expect((await sendBatch([track(1), track(2)]))?.map((result) => result.status)).toEqual([200, status])
  })

  it('has each event turned into JSON once, however often it is sent', async () => {
    expectPost([track(1), track(2)]).reply(422)
    expectPost([track(1)]).reply(200)
    expectPost([track(2)]).reply(200)
    const stringify = jest.spyOn(JSON, 'stringify')
    await sendBatch([track(1), track(2)])
    const turned = stringify.mock.calls.map(([value]) => (value as { messageId?: unknown }).messageId)
    stringify.mockRestore()
    expect(turned.filter((messageId) => messageId !== undefined)).toEqual(['message-1', 'message-2'])
  })

  it('is halved when it is rejected, and one event at fault is told alone', async () => {
    const post = (...ns: number[]) => expectPost(ns.map(track))
    const message = 'No mapping for message-3 of Product Viewed'
    post(1, 2, 3, 4).reply(422, { message: 'Not all' })
    post(1, 2).reply(200)
    // The first half was taken, so that the second is at fault, and is not sent whole.
    post(3).reply(422, { message, request_id: 'id-3' })
    post(4).reply(200)
    expect(await sendBatch([1, 2, 3, 4].map(track))).toEqual([
      { status: 200, sent: sent(1), body: {} },
      { status: 200, sent: sent(2), body: {} },
      {
        status: 422,
        errortype: 'UNPROCESSABLE_ENTITY',
        errormessage:
          'Movable Ink rejected the event (422), sent in a batch. Check that an event mapping at Movable Ink is active, fits this event and reads batches ({"events":[…]}); if it does not, switch off Batch Data to Movable Ink. Movable Ink says: "No mapping for ••• of Product Viewed". Request id: id-3.',
        errorreporter: 'DESTINATION',
        sent: sent(3)
      },
      { status: 200, sent: sent(4), body: {} }
    ])
  })

  it('keeps the places of its events when the trigger does not match some', async () => {
    const alias: SegmentEvent = { type: 'alias', userId: 'user-1' }
    expectPost([track(2)]).reply(200)
    expect(await sendBatch([alias, track(2)])).toEqual([
      expect.objectContaining({ status: 400, errorreporter: 'INTEGRATIONS' }),
      { status: 200, sent: sent(2), body: {} }
    ])
  })

  describe('that takes long', () => {
    const now = () => jest.spyOn(performance, 'now')
    afterEach(() => jest.restoreAllMocks())

    /** Answers to the requests for these events, one each, and the time it is afterwards, in milliseconds. */
    function expectPosts(...posts: [number[], status: number, time: number][]) {
      now().mockReturnValue(0)
      for (const [ns, status, time] of posts) {
        expectPost(ns.map(track)).reply(() => {
          now().mockReturnValue(time)
          return [status]
        })
      }
    }
    const statuses = async (...ns: number[]) => (await sendBatch(ns.map(track)))?.map(({ status }) => status)

    it('begins no further request after 8 seconds', async () => {
      expectPosts([[1, 2], 422, 7_999], [[1], 200, 8_000])
      const results = await sendBatch([track(1), track(2)])
      expect(results).toEqual([
        { status: 200, sent: sent(1), body: {} },
        {
          status: 503,
          errortype: 'RETRYABLE_ERROR',
          errormessage:
            'Not sent, or only together with others: other events of the batch are at fault or have other headers, and took the 8 seconds that a batch is given. It will be tried again.',
          errorreporter: 'INTEGRATIONS'
        }
      ])
    })

    it('goes on to 8 seconds', async () => {
      expectPosts([[1, 2], 422, 7_000], [[1], 200, 7_999], [[2], 422, 20_000])
      expect(await statuses(1, 2)).toEqual([200, 422])
    })

    it('goes on until it is known of one event what becomes of it, so that each try leaves fewer', async () => {
      expectPosts([[1, 2, 3, 4], 422, 9_000], [[1, 2], 422, 18_000], [[1], 422, 27_000])
      expect(await statuses(1, 2, 3, 4)).toEqual([422, 503, 503, 503])
    })
  })
})
