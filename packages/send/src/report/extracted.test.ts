import type { ReceivedEvent, Totals } from '@actions-movable-ink/collector'
import { createColors } from 'picocolors'
import { describeExtracted } from './extracted'

type Fields = ReceivedEvent['eventMappings'][number]['fields']

const received = (name: string, fields: Fields): ReceivedEvent => ({
  requestId: 'request-1',
  receivedAt: '2026-03-04T05:06:07Z',
  event: {},
  eventMappings: [{ name, fields }]
})
const totals = (byEventMapping: Totals['byEventMapping']): Totals => ({
  requests: 0,
  accepted: 0,
  rejected: 0,
  events: 0,
  byEventMapping
})
const described = (counts: Totals['byEventMapping'], events: ReceivedEvent[]) =>
  describeExtracted(totals(counts), events, createColors(false))

describe('what Movable Ink extracted', () => {
  it('is told by event mapping: how many events, and the first value of each field', () => {
    const events = [
      received('Track', { user_id: 'u1', revenue: 12.5 }),
      received('Page', { name: 'Home' }),
      received('Track', { user_id: 'u2', products: [{ id: 1 }] })
    ]
    expect(described({ Identify: 0, Track: 1200, Page: 1 }, events)).toBe(
      [
        '',
        'What Movable Ink extracted, by event mapping:',
        '',
        '  Track (1,200)',
        '    user_id   "u1"',
        '    revenue   12.5',
        '    products  [{"id":1}]',
        '',
        '  Page (1)',
        '    name  "Home"',
        ''
      ].join('\n')
    )
  })

  it('is cut after 60 characters, and shows nothing that a terminal would obey', () => {
    const text = described({ Track: 1 }, [received('Track', { long: 'x'.repeat(100), odd: 'a\u001b\u009bb\u202e' })])
    expect(text).toContain(`    long  "${'x'.repeat(58)}…\n`)
    expect(text).toContain('    odd   "a\\u001bb"\n')
  })

  it('is left out when nothing was accepted', () => {
    expect(described({ Track: 0, Page: 0 }, [])).toBe('')
  })

  it('is counted where none of its events is still kept', () => {
    expect(described({ Track: 3 }, [])).toContain('\n  Track (3)\n')
  })
})
