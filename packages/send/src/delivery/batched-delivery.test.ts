import { deliveriesOf, delivered, notSent, refused } from '../testing/deliveries-of'

describe('a delivery in batches', () => {
  it('gives each event its own outcome', async () => {
    const { deliver, end, batches, outcomes } = deliveriesOf({ retries: 0 })
    deliver('a1 a2 a3')
    expect(batches).toEqual(['a1 a2 a3'])
    await end(delivered, refused(422, false), refused(503, true))
    expect(outcomes).toEqual({
      a1: { kind: 'delivered', status: 200, attempts: 1, ms: 5, requestId: 'request-1' },
      a2: { kind: 'discarded', status: 422, message: 'Refused with 422.', attempts: 1, ms: 7, requestId: undefined },
      a3: { kind: 'failed', status: 503, message: 'Refused with 503.', attempts: 1, ms: 7, requestId: undefined }
    })
  })

  it('never has an event in it that the trigger does not match', () => {
    const { deliver, batches, kinds } = deliveriesOf()
    deliver('a1 a2')
    deliver('a3', 1, 'alias')
    expect(batches).toEqual([])
    expect(kinds()).toEqual(['a3 notMatched'])
    deliver('a4')
    expect(batches).toEqual(['a1 a2 a4'])
  })

  it('keeps events apart that have other keys', () => {
    const { deliver, delivery, batches } = deliveriesOf()
    deliver('a1 b1 a2 b2 a3')
    expect(batches).toEqual(['a1 a2 a3'])
    delivery.ending()
    expect(batches).toEqual(['a1 a2 a3', 'b1 b2'])
  })

  it('closes batches when no more come, and a second after their first event', () => {
    const { deliver, delivery, clock, batches } = deliveriesOf()
    deliver('a1 a2')
    clock.pass(1000)
    expect(batches).toEqual(['a1 a2'])
    deliver('a3')
    delivery.ending()
    expect(batches).toEqual(['a1 a2', 'a3'])
  })

  it('closes batches when none come before some have ended, unless one is under way', async () => {
    const { deliver, delivery, end, batches } = deliveriesOf()
    deliver('a1')
    delivery.blocked()
    expect(batches).toEqual(['a1'])
    deliver('a2 a3')
    delivery.blocked()
    expect(batches).toEqual(['a1'])
    await end(refused(503, true))
    expect(batches).toEqual(['a1', 'a2 a3'])
  })

  it('that is to be tried again waits, and goes out with whatever else is there', async () => {
    const { deliver, end, clock, batches, outcomes, kinds } = deliveriesOf()
    deliver('a1 a2 a3')
    await end(refused(503, true), delivered, refused(429, true))
    expect(kinds()).toEqual(['a2 delivered'])
    deliver('a4')
    clock.pass(249)
    expect(batches).toHaveLength(1)
    clock.pass(1)
    expect(batches).toEqual(['a1 a2 a3', 'a4 a1 a3'])
    await end(delivered, delivered, refused(503, true))
    expect(outcomes.a1).toMatchObject({ kind: 'delivered', attempts: 2 })
    expect(outcomes.a4).toMatchObject({ kind: 'delivered', attempts: 1 })
    expect(outcomes.a3).toBeUndefined()
  })

  it('waits twice as long each time, and gives up after as many tries as allowed', async () => {
    const { deliver, delivery, end, clock, batches, outcomes } = deliveriesOf({ retries: 2 })
    deliver('a1')
    delivery.ending()
    await end(refused(503, true))
    clock.pass(250)
    await end(refused(503, true))
    clock.pass(499)
    expect(batches).toEqual(['a1', 'a1'])
    clock.pass(1)
    await end(refused(429, true))
    expect(outcomes.a1).toMatchObject({ kind: 'failed', status: 429, attempts: 3 })
    expect(clock.left).toBe(0)
  })

  it('is no try for an event whose turn did not come, as long as others are settled', async () => {
    const { deliver, delivery, end, clock, batches, outcomes } = deliveriesOf({ retries: 0 })
    deliver('a1 a2 a3')
    delivery.ending()
    await end(refused(422, false), notSent, notSent)
    clock.pass(250)
    await end(refused(422, false), notSent)
    clock.pass(250)
    expect(batches).toEqual(['a1 a2 a3', 'a2 a3', 'a3'])
    await end(notSent)
    expect(outcomes.a3).toMatchObject({ kind: 'failed', attempts: 1 })
  })

  it('does not wait for more after the end', async () => {
    const { deliver, delivery, end, clock, batches } = deliveriesOf()
    deliver('a1 a2')
    delivery.ending()
    await end(refused(503, true), refused(503, true))
    clock.pass(250)
    expect(batches).toEqual(['a1 a2', 'a1 a2'])
  })

  it('ends events as a bug in it says, without an outcome', async () => {
    const { deliver, break: breakWith, outcomes } = deliveriesOf()
    deliver('a1 a2 a3')
    await breakWith(new TypeError('a bug'))
    const bug = new TypeError('a bug')
    expect(outcomes).toEqual({ a1: bug, a2: bug, a3: bug })
  })
})
