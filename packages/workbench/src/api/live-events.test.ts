import { ApiError, errorOf, unreachable } from './api-error'
import type { ListedEvent } from './events'
import { LiveEvents } from './live-events'
import type { LiveStream } from './live-events'

const event = (id: string, more: Partial<ListedEvent> = {}): ListedEvent => ({
  id,
  sourceId: 's',
  messageId: `m-${id}`,
  type: 'track',
  name: null,
  receivedAt: '2026-01-31T12:00:00.000Z',
  payload: {},
  deliveries: [],
  ...more
})

const delivered = (id: string) =>
  event(id, { deliveries: [{ id: 'd', destinationId: 'x', mappingId: null, state: 'delivered', reason: null }] })

class FakeStream implements LiveStream {
  readyState = 0
  isClosed = false
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>()

  addEventListener(name: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.set(name, listener)
  }

  close(): void {
    this.isClosed = true
  }

  tell(name: string, readyState: number, data?: ListedEvent): void {
    this.readyState = readyState
    // Of an event the data alone is read.
    this.#listeners.get(name)?.({ data: JSON.stringify(data) } as MessageEvent<string>)
  }
}

const settled = () => jest.advanceTimersByTimeAsync(0)

type Listed = readonly ListedEvent[]

function slowList() {
  let answerEarly: (listed: Listed) => void = () => undefined
  const early = new Promise<Listed>((resolve) => (answerEarly = resolve))
  return { early, answerEarly: (listed: Listed) => answerEarly(listed) }
}

function started(lists: (Listed | Promise<Listed> | Error)[]) {
  const streams: FakeStream[] = []
  const frames: (() => void)[] = []
  const changed: string[] = []
  const asked: AbortSignal[] = []
  const live = new LiveEvents({
    open() {
      const stream = new FakeStream()
      streams.push(stream)
      return stream
    },
    list(signal) {
      asked.push(signal)
      const next = lists.length > 1 ? lists.shift() : lists[0]
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? [])
    },
    onNextFrame: (draw) => frames.push(draw),
    onDelivery: ({ id }) => changed.push(id)
  })
  live.start()
  return {
    live,
    streams,
    changed,
    asked,
    stream: () => streams.at(-1) ?? new FakeStream(),
    frames,
    draw: () => {
      for (const frame of frames.splice(0)) frame()
    },
    ids: () => live.view().events?.map(({ id }) => id)
  }
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

describe('the live events', () => {
  it('are the list, once the stream is open, and what comes after it', async () => {
    const { live, stream, draw, ids } = started([[event('2'), event('1')]])
    expect(live.view()).toMatchObject({ events: undefined, connection: 'connecting' })
    stream().tell('open', 1)
    await settled()
    expect(live.view()).toMatchObject({ connection: 'live', waiting: 0 })
    stream().tell('message', 1, event('3'))
    draw()
    expect(ids()).toEqual(['3', '2', '1'])
  })

  it('are drawn once a frame, however many come', async () => {
    const { stream, frames, draw, ids } = started([[]])
    stream().tell('open', 1)
    await settled()
    for (const id of ['1', '2', '3']) stream().tell('message', 1, event(id))
    expect([frames.length, ids()]).toEqual([1, []])
    draw()
    expect(ids()).toEqual(['3', '2', '1'])
  })

  it('are no older than the stream says, when the list was read before', async () => {
    const { live, stream, changed } = started([[event('1')]])
    stream().tell('open', 1)
    stream().tell('delivery', 1, delivered('1'))
    await settled()
    expect(live.view().events).toEqual([delivered('1')])
    expect(changed).toEqual(['1'])
  })

  it('stand still while they are paused, and say how many wait', async () => {
    const { live, stream, draw, ids } = started([[event('1')]])
    stream().tell('open', 1)
    await settled()
    live.setPaused(true)
    stream().tell('message', 1, event('2'))
    stream().tell('message', 1, event('2'))
    stream().tell('message', 1, event('3'))
    stream().tell('delivery', 1, delivered('1'))
    draw()
    expect(live.view()).toMatchObject({ isPaused: true, waiting: 2, events: [event('1')] })
    live.setPaused(false)
    expect(live.view()).toMatchObject({ isPaused: false, waiting: 0 })
    expect(ids()).toEqual(['3', '2', '1'])
  })

  it('are the last 500', async () => {
    const id = (number: number) => String(number).padStart(4, '0')
    const { stream, draw, ids } = started([Array.from({ length: 500 }, (_, number) => event(id(500 - number)))])
    stream().tell('open', 1)
    await settled()
    stream().tell('message', 1, event(id(501)))
    draw()
    expect([ids()?.length, ids()?.[0], ids()?.at(-1)]).toEqual([500, '0501', '0002'])
  })

  it('are read again when the stream comes back, with what has changed meanwhile', async () => {
    const { live, stream, streams } = started([[event('1')], [event('2'), delivered('1')]])
    stream().tell('open', 1)
    await settled()
    stream().tell('error', 0)
    expect(live.view().connection).toBe('lost')
    stream().tell('open', 1)
    await settled()
    expect(live.view()).toMatchObject({ connection: 'live', events: [event('2'), delivered('1')] })
    expect(streams).toHaveLength(1)
  })

  it('are asked for anew by each stream, and no list of an earlier one changes them', async () => {
    const { early, answerEarly } = slowList()
    const { live, stream, asked } = started([early, [event('2'), delivered('1')]])
    stream().tell('open', 1)
    live.stop()
    live.start()
    stream().tell('open', 1)
    await settled()
    answerEarly([event('1')])
    await settled()
    expect(live.view().events).toEqual([event('2'), delivered('1')])
    expect(asked.map(({ aborted }) => aborted)).toEqual([true, false])
  })

  it('are not made older by a list that was asked for before their stream came back', async () => {
    const { early, answerEarly } = slowList()
    const { live, stream } = started([early, [delivered('1')]])
    stream().tell('open', 1)
    stream().tell('open', 1)
    await settled()
    answerEarly([event('1')])
    await settled()
    expect(live.view().events).toEqual([delivered('1')])
  })

  it('are shown, and asked for again, while the stream is refused', async () => {
    const { live, stream, streams, ids } = started([[event('1')]])
    stream().tell('error', 2)
    await settled()
    expect([ids(), live.view().connection]).toEqual([['1'], 'lost'])
    await jest.advanceTimersByTimeAsync(2000)
    expect(streams.map(({ isClosed }) => isClosed)).toEqual([true, false])
    stream().tell('open', 1)
    await settled()
    expect(live.view().connection).toBe('live')
  })

  it.each([
    ['the pipeline is away', unreachable()],
    ['too many read', errorOf(429, {})],
    ['the session has ended', errorOf(401, {})]
  ])('are asked for again when the list could not be read as %s', async (_why, error) => {
    const { live, stream, streams, ids } = started([error, [event('1')]])
    stream().tell('open', 1)
    await settled()
    expect(live.view()).toMatchObject({ connection: 'lost', error: undefined })
    await jest.advanceTimersByTimeAsync(2000)
    stream().tell('open', 1)
    await settled()
    expect([streams.length, ids()]).toEqual([2, ['1']])
  })

  it('are given up when their source is gone', async () => {
    const gone = new ApiError(404, 'NOT_FOUND', 'There is no such source.')
    const { live, stream, streams } = started([gone])
    stream().tell('error', 2)
    await settled()
    await jest.advanceTimersByTimeAsync(60_000)
    expect([live.view().error, streams.map(({ isClosed }) => isClosed)]).toEqual([gone, [true]])
  })

  it('come no more once they are stopped', async () => {
    const { live, stream, draw, ids } = started([[event('1')]])
    stream().tell('open', 1)
    await settled()
    live.stop()
    stream().tell('message', 1, event('2'))
    draw()
    expect([stream().isClosed, ids()]).toEqual([true, ['1']])
  })
})
