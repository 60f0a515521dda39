import { RANGES, rangeOf, rangeThatHolds } from './ranges'

const MOST_STEPS = 1500
const STEP_MS = { minute: 60_000, hour: 3_600_000 }

describe('the ranges', () => {
  it.each(RANGES)('the API takes $name in its steps', ({ ms, step }) => {
    expect(ms / STEP_MS[step]).toBeLessThanOrEqual(MOST_STEPS)
  })

  it.each(RANGES)('a bar of $name is one step or whole ones together', ({ step, barMs }) => {
    expect(barMs % STEP_MS[step]).toBe(0)
  })

  it.each(['10m', '1h', '24h', '7d'])('%s is found by its name', (name) => {
    expect(rangeOf(name).name).toBe(name)
  })

  it.each([null, '', '2h', 'constructor'])('without a name that is one, such as %j, it is the last hour', (name) => {
    expect(rangeOf(name).name).toBe('1h')
  })
})

describe('the range that holds a moment', () => {
  const now = Date.UTC(2026, 10, 24, 12)
  const MINUTE_MS = 60_000

  it.each([
    [0, '10m'],
    [9, '10m'],
    [10, '1h'],
    [59, '1h'],
    [60, '24h'],
    [24 * 60, '7d']
  ])('of an event %i minutes ago is %s', (minutes, name) => {
    expect(rangeThatHolds(now - minutes * MINUTE_MS, now)?.name).toBe(name)
  })

  it('is none where the event is older than the longest', () => {
    expect(rangeThatHolds(now - 7 * 24 * 60 * MINUTE_MS, now)).toBeUndefined()
  })
})
