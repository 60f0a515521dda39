import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { pipeline } from 'node:stream'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import type { DeliveryState } from '../store/schema'
import { EventStream } from './event-stream'
import type { LiveTimes } from './event-stream'
import type { EventDelivery, StoredEvent } from './stored-events'

const TIMES: LiveTimes = { pollMs: 5, gapMs: 1, heartbeatMs: 60_000, stalledMs: 60_000 }

/** A store whose events the test makes. */
class EventsOfTest {
  readonly ids: string[] = []
  /** What became of those that have a delivery. */
  readonly states = new Map<string, DeliveryState>()
  loaded = 0

  constructor(private readonly bytes = 10) {}

  add(...ids: string[]): void {
    this.ids.push(...ids)
  }

  recentIds = () => Promise.resolve([...this.ids].sort().reverse().slice(0, 500))

  deliveryMarks = () => Promise.resolve(new Map(this.ids.map((id) => [id, this.states.get(id) ?? ''])))

  load = (ids: readonly string[]) => {
    this.loaded += ids.length
    return Promise.resolve(ids.map((id) => event(id, this.bytes, this.states.get(id))))
  }
}

const delivery = (state: DeliveryState): EventDelivery => ({
  ...{ id: 'd', destinationId: 'd', mappingId: 'm', state, reason: null, message: null },
  ...{ attempts: 0, nextTryAt: null, finishedAt: null }
})

const event = (id: string, bytes: number, state?: DeliveryState): StoredEvent => ({
  id,
  sourceId: 'source-1',
  messageId: id,
  type: 'track',
  name: null,
  receivedAt: new Date(0),
  payload: { text: 'x'.repeat(bytes) },
  deliveries: state === undefined ? [] : [delivery(state)]
})

const streams: EventStream[] = []
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
  for (const stream of streams.splice(0)) stream.destroy()
})

async function begin(events: EventsOfTest, times: Partial<LiveTimes> = {}, mayGoOn = () => true) {
  const toData = ({ id, payload, deliveries }: StoredEvent) => ({ id, ...payload, state: deliveries[0]?.state })
  const request = { sourceId: 'source-1', after: undefined, filter: {}, toData, mayGoOn }
  const stream = new EventStream({ ...request, events, ...TIMES, ...times })
  streams.push(stream)
  await stream.begin()
  return stream
}

/** What a stream says, and the ids of the events in it. */
function read(stream: EventStream) {
  let text = ''
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return {
    text: () => text,
    ids: () => [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id),
    /** The events that were told again. */
    changes: () => [...text.matchAll(/^event: delivery\ndata: (.*)$/gm)].map(([, data]) => data)
  }
}

describe('EventStream', () => {
  it('tells of events that another process stored, at the next look', async () => {
    const events = new EventsOfTest()
    events.add('1')
    const { ids } = read(await begin(events))
    events.add('2', '3')
    await until(() => ids().length === 2)
    expect(ids()).toEqual(['2', '3'])
  })

  it('tells of an event that is stored after a later one, and of each once', async () => {
    const events = new EventsOfTest()
    const { ids } = read(await begin(events))
    events.add('3')
    await until(() => ids().length === 1)
    events.add('2')
    await until(() => ids().length === 2)
    events.add('4')
    await until(() => ids().length === 3)
    expect(ids()).toEqual(['3', '2', '4'])
  })

  it('tells an event again when what became of it has changed, also one that was there before', async () => {
    const events = new EventsOfTest(0)
    events.add('1', '2')
    events.states.set('1', 'queued')
    const { text, changes } = read(await begin(events))
    events.add('3')
    events.states.set('3', 'queued')
    await until(() => text().includes('id: 3'))
    expect(text()).toContain('id: 3\ndata: {"id":"3","text":"","state":"queued"}\n\n')
    events.states.set('3', 'delivered')
    await until(() => changes().length === 1)
    events.states.set('1', 'discarded')
    await until(() => changes().length === 2)
    events.states.set('1', 'queued')
    await until(() => changes().length === 3)
    expect(changes()).toEqual([
      '{"id":"3","text":"","state":"delivered"}',
      '{"id":"1","text":"","state":"discarded"}',
      '{"id":"1","text":"","state":"queued"}'
    ])
    expect(text().match(/^id: /gm)).toHaveLength(1)
  })

  it('says something while there is nothing to tell', async () => {
    const { text } = read(await begin(new EventsOfTest(), { heartbeatMs: 10 }))
    await until(() => text().includes(': heartbeat\n\n: heartbeat\n\n'))
    expect(text()).toMatch(/^retry: 1000\n\n/)
  })

  it('reads no more events than its reader takes', async () => {
    const events = new EventsOfTest()
    const stream = await begin(events)
    events.add(...Array.from({ length: 300 }, (_, index) => `id-${String(index).padStart(3, '0')}`))
    stream.read(0)
    for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve))
    expect(events.loaded).toBeLessThanOrEqual(20)
    const { ids } = read(stream)
    await until(() => ids().length === 300)
  })

  it('is cut when its reader takes nothing, with only a little of it in memory', async () => {
    const events = new EventsOfTest(100_000)
    const stream = await begin(events, { stalledMs: 50 })
    const server = createServer((_request, response) => void pipeline(stream, response, () => undefined)).listen(0)
    servers.push(server)
    await once(server, 'listening')
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').pause()
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')
    events.add(...Array.from({ length: 500 }, (_, index) => `id-${String(index).padStart(3, '0')}`))
    await until(() => stream.destroyed)
    expect(events.loaded).toBeLessThan(500)
    expect(stream.readableLength).toBeLessThan(200_000)
  })

  it('ends as soon as its reader may not go on, and tells no event more', async () => {
    const events = new EventsOfTest()
    let mayGoOn = true
    const stream = await begin(events, {}, () => mayGoOn)
    const { ids } = read(stream)
    events.add('1')
    await until(() => ids().length === 1)
    mayGoOn = false
    events.add('2')
    await once(stream, 'end')
    expect(ids()).toEqual(['1'])
  })

  it('ends when it is told to, and breaks when the store does', async () => {
    const finished = await begin(new EventsOfTest())
    read(finished)
    finished.finish()
    await once(finished, 'end')

    const events = new EventsOfTest()
    const broken = await begin(events)
    events.recentIds = () => Promise.reject(new Error('The store is away'))
    read(broken)
    const [error] = (await once(broken, 'error')) as [Error]
    expect(error.message).toBe('The store is away')
  })
})
