import type { ActionDefinition, DecoratedResponse, SegmentEvent } from '@segment/actions-core'
import { createCertificate } from '@actions-movable-ink/collector'
import { startFaultServer, whole } from '../../../tests/destination/fault-server'
import destination from '../../../src/destinations/movable-ink'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'
import { presetMappings } from './mapping'
import type { Mapping } from './mapping'
import { settingsFor, workplaceForTests } from './testing/workplace'
import { trust } from './trust'
import { attempt, retryAfterOf } from './attempt'
import { WatchedDestination } from './watched-destination'

const work = workplaceForTests()
const [preset] = presetMappings() as [Mapping]
const event: SegmentEvent = { type: 'track', event: 'Order Completed', userId: 'user-1', messageId: 'message-1' }
const uuid = expect.stringMatching(/^[\da-f-]{36}$/) as string

/** The request that carries the event to a collector. */
const requestTo = (origin: string, sent: SegmentEvent = event) => ({
  method: 'POST',
  url: `${origin}/behavioral/•••`,
  bytes: Buffer.byteLength(JSON.stringify(sent))
})

/** One attempt, and how many requests and responses the destination still holds after it. */
async function attemptAt(settings: Settings, { sent = event, mapping = preset } = {}) {
  const real = new WatchedDestination(destination)
  const clock = [1000, 1250]
  const result = await attempt(real, sent, settings, mapping, () => clock.shift() ?? NaN)
  return { result, held: real.requests.length + real.responses.length }
}

describe('an attempt', () => {
  it('that Movable Ink accepts is delivered, with its request, request id and time', async () => {
    const collector = await work.startCollector()
    const { result, held } = await attemptAt(settingsFor(collector))
    const [received] = collector.received()
    expect(received?.event).toEqual(event)
    expect(result).toEqual({
      ...{ kind: 'delivered', status: 200, requestId: received?.requestId, ms: 250 },
      request: requestTo(collector.origin)
    })
    expect(held).toBe(0)
  })

  it('takes the request id from the body when no header has it', async () => {
    // As much of an answer as is looked at.
    const answer = { status: 202, headers: new Headers(), data: { request_id: 'from-the-body' } }
    const perform = () => void real.responses.push(answer as unknown as (typeof real.responses)[number])
    const real = new WatchedDestination({
      ...destination,
      actions: { sendEntireEvent: { ...destination.actions.sendEntireEvent, perform } as ActionDefinition<Settings> }
    })
    const settings = { movable_ink_url: 'https://movable-ink.test', username: 'name', password: 'secret' }
    expect(await attempt(real, event, settings, preset)).toMatchObject({ status: 202, requestId: 'from-the-body' })
    expect(real.responses).toEqual([])
  })

  it('has no request id where a server takes it from a mapped header', async () => {
    const certificate = await createCertificate()
    await trust(certificate.certificate)
    const server = await startFaultServer(certificate, (socket) =>
      socket.end(whole('200 OK', '{}', { connection: 'close', 'x-request-id': 'token-of-a-customer' }))
    )
    const settings = { movable_ink_url: server.url, username: 'name', password: 'secret' }
    const mapping = { ...preset, mapping: { ...preset.mapping, headers: { 'x-token': 'token-of-a-customer' } } }
    const { result } = await attemptAt(settings, { mapping })
    const { result: other } = await attemptAt(settings)
    await server.close()
    expect(result).toMatchObject({ kind: 'delivered', status: 200, requestId: undefined })
    expect(other).toMatchObject({ kind: 'delivered', status: 200, requestId: 'token-of-a-customer' })
  })

  it('of an event that the trigger does not match sends nothing', async () => {
    const collector = await work.startCollector()
    const { result, held } = await attemptAt(settingsFor(collector), { sent: { ...event, type: 'alias' } })
    expect(result).toEqual({ kind: 'notMatched', ms: 250 })
    expect([collector.totals().requests, held]).toEqual([0, 0])
  })

  it.each([
    [503, true],
    [429, true],
    [408, true],
    [400, false],
    [404, false],
    [501, false]
  ])('answered with %i is refused; whether it may be tried again: %s', async (status, retryable) => {
    const collector = await work.startCollector()
    collector.play({ kind: 'status', status })
    const { result, held } = await attemptAt(settingsFor(collector))
    const message = expect.stringContaining(
      `Movable Ink says: "Status ${status} by a fault switch". Request id: `
    ) as string
    expect(result).toEqual({
      ...{ kind: 'refused', status, message, retryable, requestId: uuid, ms: 250 },
      request: requestTo(collector.origin)
    })
    expect(held).toBe(0)
  })

  it.each([
    ['in seconds', 7, 7000],
    ['at a time that is over', 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['in words', 'soon', undefined]
  ])('whose answer asks to wait %s says for how long', async (_how, retryAfter, retryAfterMs) => {
    const collector = await work.startCollector()
    collector.play({ kind: 'status', status: 429, retryAfter })
    const { result } = await attemptAt(settingsFor(collector))
    expect(result).toMatchObject({ kind: 'refused', status: 429, retryable: true })
    expect('retryAfterMs' in result ? result.retryAfterMs : undefined).toBe(retryAfterMs)
  })

  it('without an answer is refused without a request id, and tells what was sent', async () => {
    const collector = await work.startCollector()
    collector.play({ kind: 'reset' })
    const { result, held } = await attemptAt(settingsFor(collector))
    const message = expect.stringContaining('(ECONNRESET)') as string
    expect(result).toEqual({
      ...{ kind: 'refused', status: 503, message, retryable: true, requestId: undefined, ms: 250 },
      request: requestTo(collector.origin)
    })
    expect(held).toBe(0)
  })

  it('with data that the action does not take is refused for good', async () => {
    const mapping = { ...preset, mapping: { data: 'text' } }
    const { result } = await attemptAt(settingsFor(await work.startCollector()), { mapping })
    expect(result).toEqual({
      kind: 'refused',
      status: 400,
      message: 'Data must be an object but it was a string.',
      retryable: false,
      ms: 250
    })
  })

  it('of an event nested too deeply is refused for good', async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`) as SegmentEvent['properties']
    const { result } = await attemptAt(settingsFor(await work.startCollector()), {
      sent: { ...event, properties: deep }
    })
    expect(result).toMatchObject({ kind: 'refused', retryable: false })
  })

  it('by a trigger that cannot be read is refused, not taken for delivered', async () => {
    const collector = await work.startCollector()
    const { result } = await attemptAt(settingsFor(collector), { mapping: { ...preset, subscribe: 'foo' } })
    const message = expect.stringMatching(/^Invalid subscription : /) as string
    expect(result).toEqual({ kind: 'refused', status: 400, message, retryable: false, ms: 250 })
    expect(collector.totals().requests).toBe(0)
  })
})

describe('how long an answer asks to wait', () => {
  const now = Date.parse('2026-01-31T12:00:00Z')
  /** As much of an answer as is looked at. */
  const answer = (retryAfter?: string) =>
    ({ headers: new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) }) as DecoratedResponse

  it.each([
    ['0', 0],
    ['7', 7000],
    [' 120 ', 120_000],
    ['Sat, 31 Jan 2026 12:00:30 GMT', 30_000],
    ['Saturday, 31-Jan-26 12:00:30 GMT', 30_000],
    ['Sat, 31 Jan 2026 11:59:59 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    ['9'.repeat(400), undefined]
  ])('by "%s" is %s ms', (header, ms) => {
    expect(retryAfterOf(answer(header), now)).toBe(ms)
  })

  it('is not known without the header, or without an answer', () => {
    expect([retryAfterOf(answer(), now), retryAfterOf(undefined, now)]).toEqual([undefined, undefined])
  })
})
