import { manualTimers } from './testing/manual-timers'
import { Batcher } from './batcher'

function batcherOf(limits = { size: 3, bytes: 100 }) {
  const closed: string[] = []
  const clock = manualTimers()
  const batcher = new Batcher<string>(limits, clock.timers, (items) => closed.push(items.join(' ')))
  const add = (items: string, key = '', bytes = 1) => items.split(' ').forEach((item) => batcher.add(key, item, bytes))
  return { closed, clock, batcher, add }
}

describe('a batch', () => {
  it('closes when it is full', () => {
    const { closed, add } = batcherOf()
    add('a b')
    expect(closed).toEqual([])
    add('c d e f g')
    expect(closed).toEqual(['a b c', 'd e f'])
  })

  it('closes before one that does not fit in its bytes', () => {
    const { closed, add } = batcherOf()
    add('a', '', 60)
    add('b', '', 41)
    expect(closed).toEqual(['a'])
    add('c', '', 59)
    expect(closed).toEqual(['a', 'b c'])
  })

  it('is of one alone when that has too many bytes', () => {
    const { closed, add } = batcherOf()
    add('a')
    add('b', '', 1000)
    expect(closed).toEqual(['a', 'b'])
  })

  it('holds what has the same key', () => {
    const { closed, add, batcher } = batcherOf()
    add('a1 a2', 'a')
    add('b1 b2', 'b')
    add('a3', 'a')
    expect(closed).toEqual(['a1 a2 a3'])
    add('a4', 'a')
    batcher.closeAll()
    expect(closed).toEqual(['a1 a2 a3', 'b1 b2', 'a4'])
  })

  it('closes a second after its first, whatever came since', () => {
    const { closed, clock, add } = batcherOf()
    add('a')
    clock.pass(999)
    add('b')
    expect(closed).toEqual([])
    clock.pass(1)
    expect(closed).toEqual(['a b'])
    clock.pass(10_000)
    expect(closed).toEqual(['a b'])
  })

  it('that is closed leaves no timer', () => {
    const { clock, batcher, add } = batcherOf()
    add('a b c d')
    expect(clock.left).toBe(1)
    batcher.closeAll()
    batcher.closeAll()
    expect(clock.left).toBe(0)
    add('e')
    batcher.takeAll()
    expect(clock.left).toBe(0)
  })

  it('that is taken is not handed on', () => {
    const { closed, clock, batcher, add } = batcherOf()
    add('a1', 'a')
    add('b1 b2', 'b')
    expect(batcher.takeAll()).toEqual(['a1', 'b1', 'b2'])
    clock.pass(10_000)
    batcher.closeAll()
    expect(closed).toEqual([])
  })
})
