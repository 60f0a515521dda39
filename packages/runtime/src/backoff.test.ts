import { TIMERS, waitMs } from './backoff'

describe('the wait before the next try', () => {
  const policy = { retries: 5, firstWaitMs: 100, longestWaitMs: 30_000 }
  const [least, most] = [() => 0, () => 0.999_999]

  it('begins with the first to twice that, and doubles', () => {
    const waits = [1, 2, 3].map((tries) => [waitMs(policy, tries, least), waitMs(policy, tries, most)])
    expect(waits).toEqual([
      [100, 200],
      [200, 400],
      [400, 800]
    ])
  })

  it('is never longer than the longest', () => {
    expect(waitMs(policy, 20, least)).toBe(30_000)
  })
})

describe('a timer', () => {
  it('calls back, and not when it was cancelled', async () => {
    const called: string[] = []
    const cancel = TIMERS.after(1, () => called.push('cancelled'))
    cancel()
    await new Promise<void>((resolve) => TIMERS.after(1, resolve))
    expect(called).toEqual([])
  })
})
