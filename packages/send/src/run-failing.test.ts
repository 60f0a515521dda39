import { eventRead } from './testing/reads'
import { delivered, each, failed, runOf } from './testing/run-of'

/** What a run fails with; asked for at once, so that the failure is not taken for one that nobody handles. */
const failureOf = (over: Promise<void>) =>
  over.then(
    () => undefined,
    (error: unknown) => error
  )

describe('a run that cannot go on', () => {
  it('because what was not delivered cannot be kept ends with that error, and begins nothing new', async () => {
    const { begun, stop, write, over, end } = runOf(
      each(...Array.from({ length: 5000 }, (_, index) => eventRead(index)))
    )
    write.mockRejectedValue(new Error('disk full'))
    const ended = failureOf(over)
    await end('E0', failed)
    const underWay = begun.size
    for (const name of begun.keys()) await end(name, failed)
    expect(await ended).toEqual(new Error('disk full'))
    expect(stop.signal.aborted).toBe(true)
    expect(begun.size).toBe(underWay)
    expect(write.mock.calls.length).toBeLessThanOrEqual(underWay + 1)
  })

  it('because reading fails finishes, keeps and reports what is in flight first', async () => {
    const { report, kept, over, end } = runOf(async function* () {
      yield* each(eventRead(1), eventRead(2))
      throw new Error('disk gone')
    })
    const ended = failureOf(over)
    let isOver = false
    void ended.then(() => (isOver = true))
    await end('E2', failed)
    expect(isOver).toBe(false)
    await end('E1', delivered)
    expect(await ended).toEqual(new Error('disk gone'))
    expect(report).toEqual(['1 delivered', '2 failed'])
    expect(kept).toEqual(['{"type":"track","event":"E2"}'])
  })

  it('because of a bug in delivering ends with it, and reports the others', async () => {
    const { report, kept, begun, over, end } = runOf(each(eventRead(1), eventRead(2)))
    const ended = failureOf(over)
    await end('E2', delivered)
    begun.get('E1')?.break(new Error('a bug'))
    expect(await ended).toEqual(new Error('a bug'))
    expect(report).toEqual(['2 delivered'])
    // It may have been delivered, or not.
    expect(kept).toEqual(['{"type":"track","event":"E1"}'])
  })

  it('because delivering breaks at once ends with that, too', async () => {
    const { kept, over } = runOf(each(eventRead(1)), undefined, () => {
      throw new Error('a bug')
    })
    expect(await failureOf(over)).toEqual(new Error('a bug'))
    expect(kept).toEqual(['{"type":"track","event":"E1"}'])
  })
})
