import { rangeOf } from './ranges'
import { areSameBars, axisLabel, barLabel, trendOf } from './trend'

/** A moment of the local day, whatever the zone: labels are in local time. */
const local = (day: number, hours: number, minutes = 0, seconds = 0) => new Date(2026, 10, day, hours, minutes, seconds)

const totals = (from: Date, to: Date, buckets: [Date, Record<string, number>][]) => ({
  from: from.toISOString(),
  to: to.toISOString(),
  buckets: buckets.map(([at, counts]) => ({ at: at.toISOString(), counts }))
})

describe('the trend', () => {
  it('has a bar for each minute of the range, those without deliveries as zero', () => {
    const bars = trendOf(
      totals(local(24, 13, 0, 30), local(24, 13, 10, 30), [[local(24, 13, 4), { delivered: 3 }]]),
      rangeOf('10m')
    )
    expect(bars.map(({ at }) => at)).toEqual(Array.from({ length: 11 }, (_, minute) => +local(24, 13, minute)))
    expect(bars.map(({ delivered }) => delivered)).toEqual([0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0])
  })

  it('ends before the moment at which the range ends', () => {
    const bars = trendOf(totals(local(24, 13, 0), local(24, 13, 10), []), rangeOf('10m'))
    expect(bars.at(-1)?.at).toBe(+local(24, 13, 9))
  })

  it('counts what is queued with what is retrying, and dead letters with what was discarded', () => {
    const counts = { delivered: 1, queued: 2, retrying: 3, discarded: 4, dead: 5 }
    const bars = trendOf(totals(local(24, 13), local(24, 13, 1), [[local(24, 13), counts]]), rangeOf('10m'))
    expect(bars).toEqual([{ at: +local(24, 13), delivered: 1, retrying: 5, notDelivered: 9 }])
  })

  it('puts six hours into one bar where the range is a week, from midnight of the local day', () => {
    const bars = trendOf(
      totals(local(23, 20), local(24, 13), [
        [local(23, 23), { delivered: 1 }],
        [local(24, 0), { delivered: 2 }],
        [local(24, 5), { delivered: 4 }],
        [local(24, 12), { delivered: 8 }]
      ]),
      rangeOf('7d')
    )
    expect(bars.map(({ at, delivered }) => [at, delivered])).toEqual([
      [+local(23, 18), 1],
      [+local(24, 0), 6],
      [+local(24, 6), 0],
      [+local(24, 12), 8]
    ])
  })

  it('has as many bars as a week has, and one for what is left of the first', () => {
    expect(trendOf(totals(local(17, 13), local(24, 13), []), rangeOf('7d'))).toHaveLength(29)
  })
})

describe('two trends', () => {
  const bar = { at: 0, delivered: 1, retrying: 2, notDelivered: 3 }

  it('are the same where every bar is', () => {
    expect(areSameBars([bar, bar], [{ ...bar }, { ...bar }])).toBe(true)
  })

  it.each(['at', 'delivered', 'retrying', 'notDelivered'] as const)('are not where a bar has another %s', (part) => {
    expect(areSameBars([bar], [{ ...bar, [part]: 9 }])).toBe(false)
  })

  it('are not where one has more bars', () => {
    expect(areSameBars([bar], [bar, bar])).toBe(false)
    expect(areSameBars([bar, bar], [bar])).toBe(false)
  })
})

describe('the label of a bar', () => {
  it('is its time of day', () => {
    expect(axisLabel(+local(24, 13, 5), rangeOf('1h'))).toBe('13:05')
    expect(axisLabel(+local(24, 0), rangeOf('24h'))).toBe('00:00')
  })

  it('is the day where a day begins, and bars are several hours', () => {
    expect(axisLabel(+local(24, 0), rangeOf('7d'))).toBe('Nov 24')
    expect(axisLabel(+local(24, 6), rangeOf('7d'))).toBe('06:00')
  })

  it('tells from when to when it is where there is room', () => {
    expect(barLabel(+local(24, 13, 5), rangeOf('1h'))).toBe('Nov 24, 13:05 to 13:06')
    expect(barLabel(+local(24, 18), rangeOf('7d'))).toBe('Nov 24, 18:00 to 00:00')
  })
})
