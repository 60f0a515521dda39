import { deliveriesOf, delivered, notSent, refused, settle } from '../testing/deliveries-of'

describe('a stop of deliveries in batches', () => {
  it('ends what waits in batches as not sent, and what waits for its next try with its failure', async () => {
    const { deliver, end, stop, clock, batches, outcomes, kinds } = deliveriesOf()
    deliver('a1 a2 a3')
    await end(delivered, refused(503, true), delivered)
    deliver('a4 b1')
    stop.abort()
    expect(kinds().sort()).toEqual(['a1 delivered', 'a2 failed', 'a3 delivered', 'a4 stopped', 'b1 stopped'])
    expect(outcomes.a2).toMatchObject({ status: 503, attempts: 1 })
    clock.pass(60_000)
    expect(batches).toEqual(['a1 a2 a3'])
    expect(clock.left).toBe(0)
  })

  it('ends an event whose turn never came as not sent', async () => {
    const { deliver, end, stop, kinds } = deliveriesOf()
    deliver('a1 a2 a3')
    await end(delivered, delivered, notSent)
    stop.abort()
    expect(kinds()).toEqual(['a1 delivered', 'a2 delivered', 'a3 stopped'])
  })

  it('lets a batch under way finish, and tries nothing again', async () => {
    const { deliver, end, stop, clock, kinds } = deliveriesOf()
    deliver('a1 a2 a3')
    stop.abort()
    expect(kinds()).toEqual([])
    await end(delivered, refused(503, true), refused(400, false))
    expect(kinds()).toEqual(['a1 delivered', 'a2 failed', 'a3 discarded'])
    expect(clock.left).toBe(0)
  })

  it('ends a batch that is not begun any more as not sent', async () => {
    const { deliver, stop, kinds } = deliveriesOf({ size: 1 })
    stop.abort()
    deliver('a1')
    await settle()
    expect(kinds()).toEqual(['a1 stopped'])
  })
})
