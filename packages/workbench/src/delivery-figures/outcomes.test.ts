import { outcomesOf, shareOf } from './outcomes'

describe('what became of deliveries', () => {
  it('counts what was discarded and what is a dead letter as not delivered', () => {
    expect(outcomesOf({ delivered: 5, discarded: 2, dead: 1, retrying: 4, queued: 3 })).toEqual({
      delivered: 5,
      notDelivered: 3,
      retrying: 4,
      queued: 3,
      total: 15
    })
  })

  it('counts a state that is not named as none', () => {
    expect(outcomesOf({ delivered: 1 })).toEqual({ delivered: 1, notDelivered: 0, retrying: 0, queued: 0, total: 1 })
  })
})

describe('a share', () => {
  it.each([
    [0, 0, '0%'],
    [0, 10, '0%'],
    [10, 10, '100%'],
    [1, 3, '33.3%'],
    [1, 2, '50%'],
    [1, 100_000, '< 0.1%'],
    [99_999, 100_000, '> 99.9%']
  ])('of %i in %i is %s', (part, whole, share) => {
    expect(shareOf(part, whole)).toBe(share)
  })
})
