import { IntegrationError } from '@segment/actions-core'
import type { ActionDefinition, RequestClient, SegmentEvent } from '@segment/actions-core'
import destination from '../../../src/destinations/movable-ink'
import type { Settings } from '../../../src/destinations/movable-ink/generated-types'
import { presetMappings } from './mapping'
import type { Mapping } from './mapping'
import { settingsFor, workplaceForTests } from './testing/workplace'
import { attemptBatch } from './attempt-batch'
import { WatchedDestination } from './watched-destination'

const work = workplaceForTests()
const [preset] = presetMappings() as [Mapping]
const uuid = expect.stringMatching(/^[\da-f-]{36}$/) as string
const text = (part: string) => expect.stringContaining(part) as string
const eventsOf = (...names: string[]): SegmentEvent[] =>
  names.map((event) => ({ type: 'track', event, messageId: event }))

/** A request to a collector, and what it carries if that is known. */
const requestTo = (origin: string, events?: SegmentEvent[]) => ({
  method: 'POST',
  url: `${origin}/behavioral/•••`,
  bytes: events && Buffer.byteLength(JSON.stringify({ events }))
})

/** A value nested more deeply than the mapping can follow. */
const deep = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`) as SegmentEvent['properties']

/** One attempt, and how many requests and responses the destination still holds after it. */
async function attemptAt(
  settings: Settings,
  events: SegmentEvent[],
  { mapping = preset, definition = destination } = {}
) {
  const real = new WatchedDestination(definition)
  const clock = [1000, 1250]
  const attempts = await attemptBatch(real, events, settings, mapping, () => clock.shift() ?? 1250)
  return { attempts, held: real.requests.length + real.responses.length }
}

/** The destination with a batch action that does as told, and the batches that it was given. */
function destinationThat(performBatch: (events: unknown[], request: RequestClient) => unknown) {
  const batches: unknown[][] = []
  const action: ActionDefinition<Settings> = {
    title: 'Send Entire Event',
    description: 'For tests',
    fields: { data: { label: 'Data', description: 'Data', type: 'object' } },
    perform: () => undefined,
    performBatch: (request, { payload }) => {
      batches.push(payload as unknown[])
      return performBatch(payload as unknown[], request)
    }
  }
  return { batches, definition: { ...destination, actions: { sendEntireEvent: action } } }
}

describe('an attempt of a batch', () => {
  it('that Movable Ink accepts is one request, and delivers each with that, its id and time', async () => {
    const collector = await work.startCollector()
    const events = eventsOf('A', 'B', 'C')
    const { attempts, held } = await attemptAt(settingsFor(collector), events)
    const received = collector.received()
    expect(received.map(({ event }) => event.event)).toEqual(['A', 'B', 'C'])
    const request = requestTo(collector.origin, events)
    const delivered = { kind: 'delivered', status: 200, requestId: received[0]?.requestId, ms: 250, request }
    expect(attempts).toEqual([delivered, delivered, delivered])
    expect([collector.totals().requests, held]).toEqual([1, 0])
  })

  it('refuses the event at fault alone, for good, and does not say how long its request was, one of several', async () => {
    const collector = await work.startCollector()
    const events = eventsOf('A', 'B', 'C')
    events.splice(1, 1, { type: 'track', event: 'Old', timestamp: '2020-01-01T00:00:00Z' })
    const { attempts } = await attemptAt(settingsFor(collector), events)
    const shared = { ms: 250, request: requestTo(collector.origin) }
    expect(attempts).toEqual([
      { kind: 'delivered', status: 200, requestId: uuid, ...shared },
      { kind: 'refused', status: 422, message: text('30 days'), retryable: false, requestId: undefined, ...shared },
      { kind: 'delivered', status: 200, requestId: uuid, ...shared }
    ])
    expect(collector.received().map(({ event }) => event.event)).toEqual(['A', 'C'])
  })

  it.each([
    [503, true],
    [429, true],
    [401, false],
    [404, false]
  ])('answered with %i refuses all; whether they may be tried again: %s', async (status, retryable) => {
    const collector = await work.startCollector()
    collector.play({ kind: 'status', status })
    const events = eventsOf('A', 'B')
    const { attempts, held } = await attemptAt(settingsFor(collector), events)
    const refused = {
      ...{ kind: 'refused', status, message: text(`(${status})`), retryable, requestId: undefined, ms: 250 },
      request: requestTo(collector.origin, events)
    }
    expect(attempts).toEqual([refused, refused])
    expect([collector.totals().requests, held]).toEqual([1, 0])
  })

  it('whose answer asks to wait says for how long, for each', async () => {
    const collector = await work.startCollector()
    collector.play({ kind: 'status', status: 429, retryAfter: 7 })
    const { attempts } = await attemptAt(settingsFor(collector), eventsOf('A', 'B'))
    const refused = { kind: 'refused', status: 429, retryable: true, retryAfterMs: 7000 }
    expect(attempts).toMatchObject([refused, refused])
  })

  it('with settings that cannot be used refuses all as they say', async () => {
    const settings = { movable_ink_url: 'http://nowhere', username: 'name', password: 'secret' }
    const { attempts } = await attemptAt(settings, eventsOf('A', 'B'))
    const refused = { kind: 'refused', status: 400, message: text('Movable Ink URL'), retryable: false, ms: 250 }
    expect(attempts).toEqual([refused, refused])
  })

  it('that one event breaks is made again in halves until that one stands alone', async () => {
    const collector = await work.startCollector()
    const events = eventsOf('A', 'B', 'C', 'D', 'E', 'F', 'G')
    events.splice(2, 1, { type: 'track', event: 'Deep', properties: deep })
    const { attempts, held } = await attemptAt(settingsFor(collector), events)
    expect(attempts.map(({ kind }) => kind)).toEqual([
      ...['delivered', 'delivered', 'refused', 'delivered', 'delivered', 'delivered', 'delivered']
    ])
    expect(attempts[2]).toMatchObject({
      status: undefined,
      message: 'Maximum call stack size exceeded',
      retryable: false
    })
    expect(collector.received().map(({ event }) => event.event)).toEqual(['A', 'B', 'D', 'E', 'F', 'G'])
    expect([collector.totals().requests, held]).toEqual([3, 0])
  })

  it('that breaks after an answer is not made again, as some of it may have been taken', async () => {
    const collector = await work.startCollector()
    const { batches, definition } = destinationThat(async (_events, request) => {
      await request(collector.url, { method: 'POST', throwHttpErrors: false })
      throw new TypeError('a bug')
    })
    const { attempts, held } = await attemptAt(settingsFor(collector), eventsOf('A', 'B'), { definition })
    const request = { ...requestTo(collector.origin), bytes: 0 }
    const refused = { kind: 'refused', status: undefined, message: 'a bug', retryable: false, ms: 250, request }
    expect([attempts, batches.length, held]).toEqual([[refused, refused], 1, 0])
  })

  it('that throws an error with a status is not made again', async () => {
    const { batches, definition } = destinationThat(() => {
      throw new IntegrationError('Not now.', 'NOT_NOW', 503)
    })
    const { attempts } = await attemptAt({ movable_ink_url: 'x', username: 'x', password: 'x' }, eventsOf('A', 'B'), {
      definition
    })
    const refused = { kind: 'refused', status: 503, message: 'Not now.', retryable: true, ms: 250 }
    expect(attempts).toEqual([refused, refused])
    expect(batches).toHaveLength(1)
  })

  it('refuses events that the runtime says nothing of', async () => {
    const real = new WatchedDestination(destination)
    jest.spyOn(real, 'onBatch').mockResolvedValue([])
    const settings = { movable_ink_url: 'x', username: 'x', password: 'x' }
    const refused = { kind: 'refused', status: 400, message: 'The mapping was not run.', retryable: false, ms: 0 }
    expect(await attemptBatch(real, eventsOf('A', 'B'), settings, preset, () => 0)).toEqual([refused, refused])
  })

  it('by a trigger that matches none delivers none', async () => {
    const collector = await work.startCollector()
    const { attempts } = await attemptAt(settingsFor(collector), [{ type: 'alias' }, { type: 'alias' }])
    const notMatched = { kind: 'notMatched', ms: 250 }
    expect([attempts, collector.totals().requests]).toEqual([[notMatched, notMatched], 0])
  })

  it('by a trigger that cannot be read is refused, not taken for delivered', async () => {
    const collector = await work.startCollector()
    const mapping = { ...preset, subscribe: 'foo' }
    const { attempts } = await attemptAt(settingsFor(collector), eventsOf('A', 'B'), { mapping })
    expect(attempts).toHaveLength(2)
    expect(attempts[1]).toMatchObject({ kind: 'refused', status: 400, message: text('Invalid subscription'), ms: 250 })
    expect(collector.totals().requests).toBe(0)
  })
})
