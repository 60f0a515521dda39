import { MEMORY } from './run-memory'
import { eventRead, malformedRead } from './testing/reads'
import { delivered, each, failed, notMatched, runOf, settle } from './testing/run-of'

describe('a run', () => {
  it('reports, and keeps what was not delivered, in the order of reading', async () => {
    const { report, kept, totals, over, end } = runOf(each(...[1, 2, 3, 4].map((line) => eventRead(line))))
    await end('E4', failed)
    await end('E2', failed)
    await end('E3', notMatched)
    expect([report, kept]).toEqual([[], []])
    await end('E1', delivered)
    await over
    expect(report).toEqual(['1 delivered', '2 failed', '3 notMatched', '4 failed'])
    expect(kept).toEqual(['{"type":"track","event":"E2"}', '{"type":"track","event":"E4"}'])
    expect([totals.all, totals.undelivered]).toEqual([4, 2])
  })

  it('keeps an event once when one of several mappings failed, and reports each', async () => {
    const { report, kept, over, end } = runOf(each(eventRead(1)))
    await end('E1', [...delivered, ...failed, ...failed])
    await over
    expect(report).toEqual(['1 delivered', '1 failed', '1 failed'])
    expect(kept).toHaveLength(1)
  })

  it('gives each event what the ingestion gives it, and keeps it as it was', async () => {
    const { kept, over, end } = runOf(each(eventRead(1, { event: 'E1', messageId: null })))
    await end('E1', failed)
    await over
    expect(kept).toEqual(['{"event":"E1","messageId":null}'])
  })

  it('keeps and reports what is malformed, and goes on', async () => {
    const { report, kept, over, end } = runOf(each(eventRead(1), malformedRead(2, '{"a"'), eventRead(3)))
    await end('E3', delivered)
    await end('E1', delivered)
    await over
    expect(report).toEqual(['1 delivered', '2 malformed', '3 delivered'])
    expect(kept).toEqual(['{"a"'])
  })

  it('reports a missing bracket, which leaves nothing to keep', async () => {
    const { report, write, over } = runOf(each(malformedRead(1, '')))
    await over
    expect(report).toEqual(['1 malformed'])
    expect(write.mock.calls).toEqual([])
  })

  it('keeps the pieces of one line together, reported once', async () => {
    const pieces = [malformedRead(2, 'a', true), malformedRead(2, 'b', true), malformedRead(2, 'c')]
    const { report, kept, over, end } = runOf(each(eventRead(1), ...pieces, eventRead(3)))
    await settle()
    expect(kept).toEqual([])
    await end('E1', failed)
    await end('E3', failed)
    await over
    expect(kept).toEqual(['{"type":"track","event":"E1"}', 'a+', 'b+', 'c', '{"type":"track","event":"E3"}'])
    expect(report).toEqual(['1 failed', '2 malformed', '3 failed'])
  })

  it('of nothing is over at once', async () => {
    const { report, totals, over } = runOf(each())
    await over
    expect([report, totals.all]).toEqual([[], 0])
  })
})

describe('what delivering is told', () => {
  it('is when no more events come', async () => {
    const { told, over, end } = runOf(each(eventRead(1)))
    await end('E1', delivered)
    await over
    expect(told.at(0)).toBe('ending')
  })

  it('is when no more come before some have ended, so that batches need not be full', async () => {
    const memory = { ...MEMORY, underWay: 1500, perEvent: 1000 }
    const { told, begun, over, end } = runOf(each(eventRead(1), eventRead(2)), memory)
    await settle()
    await settle()
    expect([told, [...begun.keys()]]).toEqual([['blocked'], ['E1']])
    await end('E1', delivered)
    await end('E2', delivered)
    await over
    expect(told).toEqual(['blocked', 'ending', 'blocked'])
  })

  it('is the size of each event as it is sent', async () => {
    const { sizes, over, end } = runOf(each(eventRead(1, { event: 'E1', messageId: 'm', timestamp: 1, receivedAt: 1 })))
    await end('E1', delivered)
    await over
    expect(sizes).toEqual(['{"event":"E1","messageId":"m","timestamp":1,"receivedAt":1}'.length])
  })
})

describe('a stopped run', () => {
  it('finishes what is in flight, and keeps the rest unsent, what was not read yet included', async () => {
    const { report, kept, begun, stop, over, end } = runOf(async function* (stopped) {
      yield* each(eventRead(1), eventRead(2))
      while (!stopped.aborted) await settle()
      yield* each(eventRead(3), eventRead(4))
    })
    await end('E1', failed)
    stop.abort()
    await end('E2', delivered)
    await over
    expect(report).toEqual(['1 failed', '2 delivered', '3 stopped', '4 stopped'])
    expect(kept).toEqual([1, 3, 4].map((line) => `{"type":"track","event":"E${line}"}`))
    expect([...begun.keys()]).toEqual(['E1', 'E2'])
  })

  it('sends nothing when it was stopped before', async () => {
    const { report, kept, begun, stop, over } = runOf(each(eventRead(1), malformedRead(2, 'x'), eventRead(3)))
    stop.abort()
    await over
    expect(report).toEqual(['1 stopped', '2 malformed', '3 stopped'])
    expect(kept).toEqual(['{"type":"track","event":"E1"}', 'x', '{"type":"track","event":"E3"}'])
    expect(begun.size).toBe(0)
  })
})
