import { globalAgent } from 'node:https'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCollector } from '@actions-movable-ink/collector'
import type { Collector } from '@actions-movable-ink/collector'
import { batchedMapping, sendBatch, trackEvents } from './batching'

const MAPPED = { name: 'Track', match: '.event == "Product Viewed"', fields: { id: '.messageId' } }
const unmapped = { event: 'Unheard Of' }

let dataFolder: string
let collector: Collector
let settings: { username: string; password: string; movable_ink_url: string }

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'batches-'))
})
afterAll(() => rm(dataFolder, { recursive: true }))
beforeEach(async () => {
  collector = await startCollector({ dataFolder, eventMappings: [MAPPED] })
  globalAgent.options.ca = [collector.caCertificate]
  settings = { username: collector.username, password: collector.accessSecret, movable_ink_url: collector.url }
})
afterEach(async () => {
  delete globalAgent.options.ca
  globalAgent.destroy()
  await collector.close()
})

const accepted = () => collector.received().map(({ event }) => event.messageId)
const messageIds = (indices: readonly number[]) => indices.map((index) => `message-${index}`)
const allBut = (count: number, left: readonly number[]) =>
  Array.from({ length: count }, (_, index) => index).filter((index) => !left.includes(index))

/** The places of the events that ended with each status. */
function placesByStatus(results: readonly { status: number }[]) {
  const places: Record<number, number[]> = {}
  results.forEach(({ status }, index) => (places[status] ??= []).push(index))
  return places
}

/** A batch in which these events have no event mapping at Movable Ink. */
async function sendWithFaults(count: number, faults: readonly number[]) {
  const events = trackEvents(count, (index) => (faults.includes(index) ? unmapped : {}))
  const results = await sendBatch(events, settings)
  return { results, requests: collector.totals().requests }
}

describe('events that Movable Ink rejects', () => {
  it('are discarded by themselves: 3 of 1,000 without an event mapping, and 997 are delivered in order', async () => {
    const faults = [123, 456, 789]
    const { results, requests } = await sendWithFaults(1000, faults)
    console.info(`${requests} requests for a batch of 1,000 with 3 events at fault`)
    expect(placesByStatus(results)).toEqual({ 200: allBut(1000, faults), 422: faults })
    expect(accepted()).toEqual(messageIds(allBut(1000, faults)))
    expect(requests).toBeLessThanOrEqual(64)
  })

  it.each([
    ['the first', 2, [0]],
    ['the last', 1000, [999]],
    ['all of a few', 3, [0, 1, 2]],
    ['the only one', 1, [0]],
    ['neighbours', 1000, [499, 500]],
    ['every other one of a few', 7, [0, 2, 4, 6]]
  ])('are found wherever they are: %s', async (_, count, faults) => {
    const { results } = await sendWithFaults(count, faults)
    const delivered = allBut(count, faults)
    expect(placesByStatus(results)).toEqual({ ...(delivered.length > 0 && { 200: delivered }), 422: faults })
    expect(accepted()).toEqual(messageIds(delivered))
  })

  it('take at most 21 requests for one among 1,000, and fewer when those before it are taken', async () => {
    const requests: number[] = []
    for (const fault of [0, 499, 500, 999]) {
      const before = collector.totals().requests
      await sendWithFaults(1000, [fault])
      requests.push(collector.totals().requests - before)
    }
    expect(requests).toEqual([21, 12, 20, 11])
  })

  it('are told with Movable Ink’s own message, and what can be done', async () => {
    const { results } = await sendWithFaults(4, [2])
    expect(results[2]).toEqual({
      status: 422,
      errortype: 'UNPROCESSABLE_ENTITY',
      errormessage: expect.stringMatching(
        /^Movable Ink rejected the event \(422\), sent in a batch\. Check that an event mapping at Movable Ink is active, fits this event and reads batches \({"events":\[…\]}\); if it does not, switch off Batch Data to Movable Ink\. Movable Ink says: ".*event "Unheard Of".*"\. Request id: [0-9a-f-]{36}\.$/
      ) as unknown,
      errorreporter: 'DESTINATION',
      sent: { type: 'track', event: 'Unheard Of', messageId: 'message-2' }
    })
  })

  it('take at most 64 requests for a batch, after which the rest is tried again', async () => {
    const { results, requests } = await sendWithFaults(1000, allBut(1000, []))
    const { 422: discarded = [], 503: postponed = [], ...others } = placesByStatus(results)
    expect(requests).toBe(64)
    expect(others).toEqual({})
    expect(discarded.length).toBeGreaterThan(25)
    expect(postponed).toEqual(allBut(1000, discarded))
    expect(results[999]).toEqual({
      status: 503,
      errortype: 'RETRYABLE_ERROR',
      errormessage:
        'Not sent, or only together with others: other events of the batch are at fault or have other headers, and took the 64 requests that a batch is given. It will be tried again.',
      errorreporter: 'INTEGRATIONS'
    })
  })

  it('are all found in the end, as each try leaves fewer', async () => {
    const isAtFault = (index: number) => index % 20 === 7
    let left = trackEvents(200, (index) => (isAtFault(index) ? unmapped : {}))
    const discarded: unknown[] = []
    for (let before = left.length + 1; left.length > 0 && left.length < before;) {
      before = left.length
      const results = await sendBatch(left, settings)
      discarded.push(...left.filter((_, place) => results[place]?.status === 422).map(({ messageId }) => messageId))
      left = left.filter((_, place) => results[place]?.status === 503)
    }
    const faults = allBut(200, []).filter(isAtFault)
    expect(left).toEqual([])
    expect(discarded).toEqual(messageIds(faults))
    expect(accepted()).toEqual(messageIds(allBut(200, faults)))
  })

  it('keep their places among those the trigger does not match and those the mapping makes no event of', async () => {
    const events = trackEvents(6, (index) => {
      if (index === 0) return { type: 'alias' }
      return index === 4 ? unmapped : { traits: index === 2 ? ('no object' as never) : {} }
    })
    const data = { '@if': { exists: { '@path': '$.traits' }, then: { '@path': '$.traits' }, else: { '@path': '$.' } } }
    const results = await sendBatch(events, settings, { mapping: { ...batchedMapping, data } })
    expect(results.map(({ status }) => status)).toEqual([400, 422, 400, 422, 422, 422])
  })

  it('are not looked for in a half that only came with one too large', async () => {
    collector.play({ kind: 'status', status: 413, times: 1 })
    const { results, requests } = await sendWithFaults(4, [])
    expect(placesByStatus(results)).toEqual({ 200: [0, 1, 2, 3] })
    // All four, and each half whole: the second is not at fault because the first was taken.
    expect(requests).toBe(3)
  })

  it('are found among those that are too large together', async () => {
    collector.play({ kind: 'status', status: 413, times: 3 })
    const { results, requests } = await sendWithFaults(4, [])
    // All four, the first two, and the first alone were too large; the other half need not be, and goes out whole.
    expect(placesByStatus(results)).toEqual({ 200: [1, 2, 3], 413: [0] })
    expect({ requests, accepted: accepted() }).toEqual({ requests: 5, accepted: messageIds([1, 2, 3]) })
  })
})

describe('events that cannot be sent', () => {
  const headers = { 'x-tier': { '@path': '$.context.tier' } }

  it('are reported at their places, and the others are delivered', async () => {
    const events = trackEvents(5, (index) => {
      if (index === 1) return { context: { tier: 'é' } }
      return index === 3 ? { properties: { amount: 1n } as never } : {}
    })
    const results = await sendBatch(events, settings, { mapping: { ...batchedMapping, headers } })
    const refused = (errormessage: string) => ({
      status: 400,
      errortype: 'PAYLOAD_VALIDATION_FAILED',
      errormessage,
      errorreporter: 'INTEGRATIONS'
    })
    expect(results[1]).toEqual(
      refused(
        'Header "x-tier" has a value with a line break, control or non-ASCII character. Change it in the mapping of the Headers field.'
      )
    )
    expect(results[3]).toEqual(
      refused(
        'Data cannot be sent as JSON: it is circular, nested too deeply, or holds a value JSON has no form for (such as a BigInt). Change the mapping of the Data field.'
      )
    )
    expect(placesByStatus(results)).toEqual({ 200: [0, 2, 4], 400: [1, 3] })
    expect({ accepted: accepted(), requests: collector.totals().requests }).toEqual({
      accepted: messageIds([0, 2, 4]),
      requests: 1
    })
  })

  it('are those without data too, which have no place in a batch', async () => {
    const data = { '@path': '$.properties' }
    const events = trackEvents(2, (index) => (index === 0 ? {} : { properties: { event: 'Product Viewed' } }))
    const results = await sendBatch(events, settings, { mapping: { ...batchedMapping, data } })
    expect(results).toEqual([
      {
        status: 400,
        errortype: 'PAYLOAD_VALIDATION_FAILED',
        errormessage:
          'Data is empty: an event without data has no place in a batch. Change the mapping of the Data field.',
        errorreporter: 'INTEGRATIONS'
      },
      { status: 200, sent: { event: 'Product Viewed' }, body: { request_id: expect.any(String) as unknown } }
    ])
  })

  it('make no request when there are no others', async () => {
    const events = trackEvents(2, () => ({ context: { tier: '\n' } }))
    const results = await sendBatch(events, settings, { mapping: { ...batchedMapping, headers } })
    expect(placesByStatus(results)).toEqual({ 400: [0, 1] })
    expect(collector.totals().requests).toBe(0)
  })
})
