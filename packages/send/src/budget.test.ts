import { Budget } from './budget'

/** Runs everything that is ready to run. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('Budget', () => {
  it('lets through what fits, and the rest as soon as enough is given back', async () => {
    const budget = new Budget(10)
    const taken: string[] = []
    await budget.take(4)
    await budget.take(6)
    const first = budget.take(5).then(() => taken.push('first'))
    await settle()
    expect(taken).toEqual([])
    budget.giveBack(4)
    await settle()
    expect(taken).toEqual([])
    budget.giveBack(6)
    await first
    expect(taken).toEqual(['first'])
  })

  it('lets one larger than the whole through, alone', async () => {
    const budget = new Budget(10)
    await budget.take(1)
    let isTaken = false
    const large = budget.take(100).then(() => (isTaken = true))
    await settle()
    expect(isTaken).toBe(false)
    budget.giveBack(1)
    await large
    let isNextTaken = false
    const next = budget.take(1).then(() => (isNextTaken = true))
    await settle()
    expect(isNextTaken).toBe(false)
    budget.giveBack(100)
    await next
    expect(isNextTaken).toBe(true)
  })

  it('tells when everything was given back', async () => {
    const budget = new Budget(10)
    await budget.allGivenBack()
    await budget.take(3)
    await budget.take(3)
    let isOver = false
    const over = budget.allGivenBack().then(() => (isOver = true))
    budget.giveBack(3)
    await settle()
    expect(isOver).toBe(false)
    budget.giveBack(3)
    await over
    expect(isOver).toBe(true)
  })
})
