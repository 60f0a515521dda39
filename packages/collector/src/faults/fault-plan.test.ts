import { FaultPlan } from './fault-plan'

const met = (plan: FaultPlan, requests: number): number =>
  Array.from({ length: requests }, () => plan.next()).filter((fault) => fault !== undefined).length

describe('FaultPlan', () => {
  it.each([0.001, 0.05, 0.1, 0.3, 1 / 3, 0.7, 1])('plays a share of %p exactly', (share) => {
    const plan = new FaultPlan()
    plan.add({ kind: 'truncate', share })
    expect(met(plan, 3_000)).toBe(Math.round(3_000 * share))
  })

  it('is not misled by rounding: 100 times 0.29 is 28.999999999999996', () => {
    const plan = new FaultPlan()
    plan.add({ kind: 'truncate', share: 0.29 })
    expect(met(plan, 100)).toBe(29)
  })

  it('plays two shares in full although both are due at the same request', () => {
    const plan = new FaultPlan()
    plan.add({ kind: 'truncate', share: 0.5 })
    plan.add({ kind: 'reset', share: 0.5 })
    const kinds = Array.from({ length: 8 }, () => plan.next()?.kind)
    expect(kinds.filter((kind) => kind === 'truncate')).toHaveLength(4)
    expect(kinds.filter((kind) => kind === 'reset')).toHaveLength(3)
  })

  it('lists what is on and how many requests are left', () => {
    const plan = new FaultPlan()
    plan.add({ kind: 'truncate', times: 3 })
    plan.add({ kind: 'reset', share: 0.5 })
    plan.next()
    expect(plan.list()).toEqual([
      { fault: { kind: 'truncate', times: 3 }, remaining: 2 },
      { fault: { kind: 'reset', share: 0.5 } }
    ])
  })

  it('forgets a fault that is used up', () => {
    const plan = new FaultPlan()
    plan.add({ kind: 'truncate' })
    expect(met(plan, 3)).toBe(1)
    expect(plan.list()).toEqual([])
  })
})
