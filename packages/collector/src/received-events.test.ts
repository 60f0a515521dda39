import { ReceivedEvents } from './received-events'

const eventOf = (characters: number, name: number) => {
  const [head, tail] = [`{"name":${name},"text":"`, '"}']
  return { json: head + 'x'.repeat(characters - head.length - tail.length) + tail, matched: [] }
}

const namesIn = (received: ReceivedEvents, limit?: number) => received.newest(limit).map(({ event }) => event.name)

describe('ReceivedEvents', () => {
  it('keeps fewer than 10,000 events when they are longer than 64,000,000 characters together', () => {
    const received = new ReceivedEvents([])
    for (let name = 0; name < 100; name += 1) received.accept('id', 0, [eventOf(1_000_000, name)])
    expect(namesIn(received)).toEqual(Array.from({ length: 64 }, (_, index) => 36 + index))
    received.accept('id', 0, [eventOf(2_000_000, 100)])
    expect(namesIn(received).at(0)).toBe(38)
    expect(received.totals().events).toBe(101)
  })

  it('gives the newest, oldest first, also after going round several times', () => {
    const received = new ReceivedEvents([])
    for (let name = 0; name < 35_000; name += 1) received.accept('id', 0, [eventOf(50, name)])
    expect(namesIn(received, 3)).toEqual([34_997, 34_998, 34_999])
    expect(namesIn(received, 20_000)).toEqual(Array.from({ length: 10_000 }, (_, index) => 25_000 + index))
  })

  it('gives each event an id, which is that of its request', () => {
    const received = new ReceivedEvents([])
    received.accept('first', 0, [eventOf(50, 0)])
    received.accept('batch', 0, [eventOf(50, 1), eventOf(50, 2), eventOf(50, 3)])
    expect(received.find().map(({ id }) => id)).toEqual(['batch-2', 'batch-1', 'batch', 'first'])
  })

  it('keeps as few as it is told to', () => {
    const received = new ReceivedEvents([], 2)
    for (let name = 0; name < 5; name += 1) received.accept('id', 0, [eventOf(50, name)])
    expect(namesIn(received)).toEqual([3, 4])
    expect(received.totals().events).toBe(5)
    received.accept('id', 0, [eventOf(12_000, 5), eventOf(12_000, 6)])
    expect(namesIn(received)).toEqual([6])
  })
})
