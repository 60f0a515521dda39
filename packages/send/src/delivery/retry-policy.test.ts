import { waitMs } from '@actions-movable-ink/runtime'
import { DEFAULT_RETRY_POLICY } from './retry-policy'

describe('the default retry policy', () => {
  it('waits a quarter to half a second before the first of five more tries, then twice as long each time', () => {
    const waits = Array.from({ length: DEFAULT_RETRY_POLICY.retries }, (_, index) => [
      waitMs(DEFAULT_RETRY_POLICY, index + 1, () => 0),
      waitMs(DEFAULT_RETRY_POLICY, index + 1, () => 0.999_999)
    ])
    expect(waits).toEqual([
      [250, 500],
      [500, 1000],
      [1000, 2000],
      [2000, 4000],
      [4000, 8000]
    ])
  })

  it('never waits longer than half a minute', () => {
    expect(waitMs(DEFAULT_RETRY_POLICY, 20, () => 0)).toBe(30_000)
  })
})
