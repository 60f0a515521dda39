import { Budget } from './budget'

/** Runs everything that is ready to run. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('a budget', () => {
  it('lets through what fits, and no more until enough is given back', () => {
    const budget = new Budget(10)
    expect([budget.take(4), budget.take(6), budget.take(5)]).toEqual([true, true, false])
    budget.giveBack(4)
    expect(budget.take(5)).toBe(false)
    budget.giveBack(6)
    expect(budget.take(5)).toBe(true)
  })

  it('lets one larger than the whole through, alone', () => {
    const budget = new Budget(10)
    expect([budget.take(1), budget.take(100)]).toEqual([true, false])
    budget.giveBack(1)
    expect([budget.take(100), budget.take(1)]).toEqual([true, false])
    budget.giveBack(100)
    expect(budget.take(1)).toBe(true)
  })

  it('tells all who wait when something was given back', async () => {
    const budget = new Budget(10)
    budget.take(3)
    const told: string[] = []
    void budget.givenBack().then(() => told.push('first'))
    void budget.givenBack().then(() => told.push('second'))
    await settle()
    expect(told).toEqual([])
    budget.giveBack(1)
    await settle()
    expect(told).toEqual(['first', 'second'])
  })

  it('is whole when everything was given back', () => {
    const budget = new Budget(10)
    expect(budget.isWhole).toBe(true)
    budget.take(3)
    budget.take(3)
    budget.giveBack(3)
    expect(budget.isWhole).toBe(false)
    budget.giveBack(3)
    expect(budget.isWhole).toBe(true)
  })
})
