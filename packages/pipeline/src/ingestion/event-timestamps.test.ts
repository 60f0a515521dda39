import { parseMoment, timestampsOf } from './event-timestamps'

const receivedAt = Date.parse('2026-01-31T12:00:00.000Z')

describe('a moment', () => {
  it.each([
    ['2026-01-31T12:00:00.000Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31t12:00:00z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31 12:00:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00:00.123456789Z', '2026-01-31T12:00:00.123Z'],
    ['2026-01-31T12:00:00+05:30', '2026-01-31T06:30:00.000Z'],
    ['2026-01-31T12:00:00-0800', '2026-01-31T20:00:00.000Z'],
    ['2026-01-31T12:00:00', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01', '2026-01-01T00:00:00.000Z'],
    ['+275760-09-13T00:00:00.000Z', '+275760-09-13T00:00:00.000Z'],
    ['-271821-04-20T00:00:00.000Z', '-271821-04-20T00:00:00.000Z'],
    [1769860800000, '2026-01-31T12:00:00.000Z'],
    [0, '1970-01-01T00:00:00.000Z'],
    [-1, '1969-12-31T23:59:59.999Z']
  ])('is read from %j', (value, iso) => {
    expect(new Date(parseMoment(value) ?? NaN).toISOString()).toBe(iso)
  })

  it.each([
    '',
    'yesterday',
    '26-01-31T12:00:00Z',
    '31/01/2026',
    '2026-13-01T00:00:00Z',
    '2026-01-31T25:00:00Z',
    '2026-01-31T12:00:00Z and more',
    '2026-01-31 (noon)',
    '1769860800000',
    '+275760-09-13T00:00:00.001Z',
    8.64e15 + 1,
    NaN,
    Infinity,
    null,
    undefined,
    true,
    {},
    ['2026-01-31']
  ])('is not read from %j', (value) => {
    expect(parseMoment(value)).toBeUndefined()
  })
})

describe('the timestamps of an event', () => {
  it.each([
    [
      'is right by a clock that is right',
      { timestamp: '2026-01-31T11:59:50.000Z', sentAt: '2026-01-31T11:59:59.000Z' },
      '2026-01-31T11:59:51.000Z'
    ],
    [
      'is corrected where the clock is an hour fast',
      { timestamp: '2026-01-31T12:59:50.000Z', sentAt: '2026-01-31T13:00:00.000Z' },
      '2026-01-31T11:59:50.000Z'
    ],
    ['is corrected where the clock stands in 1970', { timestamp: 10_000, sentAt: 20_000 }, '2026-01-31T11:59:50.000Z'],
    [
      'lies in the future where the event does',
      { timestamp: '2026-01-31T12:00:10.000Z', sentAt: '2026-01-31T12:00:00.000Z' },
      '2026-01-31T12:00:10.000Z'
    ],
    [
      'is what the event says where it does not say when it was sent',
      { timestamp: '2025-12-31' },
      '2025-12-31T00:00:00.000Z'
    ],
    ['is when it came where the event says nothing', {}, '2026-01-31T12:00:00.000Z'],
    [
      'is when it came where it says only when it was sent',
      { sentAt: '2026-01-31T11:00:00.000Z' },
      '2026-01-31T12:00:00.000Z'
    ],
    [
      'goes by the original one where the event has both',
      { timestamp: '2020-01-01', originalTimestamp: '2026-01-31T11:00:00Z', sentAt: '2026-01-31T11:30:00Z' },
      '2026-01-31T11:30:00.000Z'
    ],
    [
      'is what the event says where the correction is beyond all time',
      { timestamp: 8.64e15, sentAt: -8.64e15 },
      '+275760-09-13T00:00:00.000Z'
    ]
  ])('%s', (_title, event, timestamp) => {
    expect(timestampsOf(event, receivedAt).timestamp).toBe(timestamp)
  })

  it('keep what the device said, in one form', () => {
    const event = { timestamp: '2026-01-31T13:00:00+01:00', sentAt: 1769860801000 }
    expect(timestampsOf(event, receivedAt)).toEqual({
      timestamp: '2026-01-31T11:59:59.000Z',
      originalTimestamp: '2026-01-31T12:00:00.000Z',
      sentAt: '2026-01-31T12:00:01.000Z',
      receivedAt: '2026-01-31T12:00:00.000Z'
    })
    expect(timestampsOf({}, receivedAt)).toEqual({
      timestamp: '2026-01-31T12:00:00.000Z',
      originalTimestamp: '2026-01-31T12:00:00.000Z',
      receivedAt: '2026-01-31T12:00:00.000Z'
    })
  })
})
