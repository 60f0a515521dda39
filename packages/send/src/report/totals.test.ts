import { createColors } from 'picocolors'
import { entry, malformed } from '../testing/entries'
import type { Entry } from './reporter'
import { DRY_RUN_WORDS, isUndelivered, Totals } from './totals'

const plain = createColors(false)

const failing = (message: string, line = 7) => ({ ...entry({ kind: 'failed', attempts: 6, message }), line })

/** The totals of events, each with one entry, or with the given ones. */
function totalsOf(events: (Entry | Entry[])[], words?: typeof DRY_RUN_WORDS): Totals {
  const totals = new Totals(words)
  for (const entries of events) totals.add(Array.isArray(entries) ? entries : [entries])
  return totals
}

const describeAll = (events: (Entry | Entry[])[], seconds = 0) => totalsOf(events).describe(seconds, plain)

describe('the totals', () => {
  it('count each outcome', () => {
    const events = [
      entry(),
      entry(),
      entry({ kind: 'notMatched' }),
      entry({ kind: 'stopped' }),
      entry({ kind: 'discarded' }),
      failing('No.')
    ]
    expect(describeAll([...events, malformed('bad')]).split('\n')[0]).toBe(
      '7 events: 2 delivered, 1 not matched, 1 discarded, 1 failed, 1 malformed, 1 not sent (5 retries)'
    )
  })

  it.each([
    [0, 0, '0 events\n'],
    [1, 0.25, '1 event: 1 delivered (0.3 s)\n'],
    [3, 1.5, '3 events: 3 delivered (1.5 s, 2/s)\n'],
    [2500, 2, '2,500 events: 2,500 delivered (2.0 s, 1,250/s)\n']
  ])('of %i events in %d s', (count, seconds, text) => {
    expect(describeAll(Array<Entry>(count).fill(entry()), seconds)).toBe(text)
  })

  it('say how often was tried again', () => {
    expect(describeAll([entry({ attempts: 2 })])).toBe('1 event: 1 delivered (1 retry)\n')
    expect(describeAll([entry({ attempts: 2 }), entry({ attempts: 3 })])).toBe('2 events: 2 delivered (3 retries)\n')
  })

  it('tell events from deliveries where mappings made several of one', () => {
    expect(describeAll([[entry(), failing('No.')], [entry({ kind: 'notMatched' })]]).split('\n')[0]).toBe(
      '2 events, 3 deliveries: 1 delivered, 1 not matched, 1 failed (5 retries)'
    )
  })

  it('have words of their own where nothing is sent', () => {
    expect(totalsOf([entry(), entry({ kind: 'discarded' })], DRY_RUN_WORDS).describe(0, plain)).toBe(
      '2 events: 1 would be sent, 1 would be discarded\n'
    )
  })

  it('are undelivered for everything but what was delivered or matches nothing', () => {
    const done = [entry(), entry({ kind: 'notMatched' })]
    const left = [entry({ kind: 'stopped' }), entry({ kind: 'discarded' }), failing('No.'), malformed('bad')]
    expect(totalsOf([...done, ...left]).undelivered).toBe(4)
    expect([...done, ...left].map(isUndelivered)).toEqual([false, false, true, true, true, true])
  })
})

describe('what went wrong', () => {
  it('is grouped by reason, the most frequent first, with the place of the first of each', () => {
    const events = [
      failing('Not taken. Request id: 1.', 4),
      malformed('not valid JSON (column 3)', 5),
      malformed('not valid JSON (line 9, column 1)', 8),
      failing('Reset.', 6),
      malformed('not valid JSON (column 44)', 9),
      failing('Not taken. Request id: 2.', 10)
    ]
    expect(describeAll(events).split('\n\n')[1]).toBe(
      [
        'What went wrong:',
        '  3 × Malformed: not valid JSON (first: events.ndjson:5)',
        '  2 × Not taken. (first: events.ndjson:4)',
        '  1 × Reset. (first: events.ndjson:6)',
        ''
      ].join('\n')
    )
  })

  it('is left out when nothing did', () => {
    expect(describeAll([entry()])).toBe('1 event: 1 delivered\n')
  })

  it('lists at most 20 reasons, and counts the others', () => {
    const events = Array.from({ length: 1030 }, (_, index) => failing(`Reason ${index}`))
    const lines = describeAll([...events, failing('Reason 3')])
      .trimEnd()
      .split('\n')
      .slice(3)
    expect(lines).toHaveLength(21)
    expect(lines[0]).toBe('  2 × Reason 3 (first: events.ndjson:7)')
    expect(lines[20]).toBe('  1,010 × other reasons')
  })

  it('shows nothing of others that a terminal would obey', () => {
    expect(describeAll([{ ...failing('no\u001b[2J'), file: 'f\u001b' }]).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })
})
