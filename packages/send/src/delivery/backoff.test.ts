import { DEFAULT_RETRY_POLICY, TIMERS, waitMs } from './backoff'

describe('the wait before the next try', () => {
  const [least, most] = [() => 0, () => 0.999_999]

  it('begins with a quarter to half a second, and doubles', () => {
    const waits = [1, 2, 3, 4, 5].map((tries) => [
      waitMs(DEFAULT_RETRY_POLICY, tries, least),
      waitMs(DEFAULT_RETRY_POLICY, tries, most)
    ])
    expect(waits).toEqual([
      [250, 500],
      [500, 1000],
      [1000, 2000],
      [2000, 4000],
      [4000, 8000]
    ])
  })

  it('is never longer than the longest', () => {
    expect(waitMs(DEFAULT_RETRY_POLICY, 20, least)).toBe(30_000)
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
