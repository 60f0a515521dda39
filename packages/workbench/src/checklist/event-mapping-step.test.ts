import type { Step } from './flow-facts'
import { failure, step, totals, untaken } from './testing/flow'
import type { Change } from './testing/flow'

describe('the step of the event mapping', () => {
  const collector = { activeEventMappings: 1 }
  const rejected = { failures: [failure('422', { count: 2 })] }
  const unmapped = { failures: [failure('422', { newest: untaken() })] }

  it.each<[string, Step['state'], string, Change]>([
    ['it took events', 'ok', 'were taken', {}],
    ['Movable Ink was sent nothing', 'unknown', 'Only Movable Ink can see that', { lastHour: totals({}) }],
    [
      'Movable Ink rejected events',
      'problem',
      'Movable Ink rejects “Order Completed” (422), perhaps because it has no active event mapping for it.',
      rejected
    ],
    [
      'the collector has no event mapping for an event',
      'problem',
      'No event mapping of the collector on this machine takes “Order Completed”.',
      { ...unmapped, collector }
    ],
    [
      'the collector rejected events for another reason',
      'problem',
      'The collector on this machine rejects “Order Completed”: Movable Ink says 422.',
      { ...rejected, collector }
    ],
    [
      'the event mappings were changed since',
      'unknown',
      'What rejected “Order Completed” was changed since. Send one to see.',
      { failures: [failure('422', { isChangedSince: true })], collector }
    ],
    ['the collector has one active', 'ok', '1 event mapping is active', { lastHour: totals({}), collector }],
    [
      'the collector has none active',
      'problem',
      'No event mapping is active',
      { collector: { activeEventMappings: 0 } }
    ]
  ])('says, when %s, that it is %s', (_, state, sentence, change) => {
    expect(step('event-mapping', change)).toMatchObject({ state })
    expect(step('event-mapping', change).sentence).toContain(sentence)
  })

  it('counts what was rejected after the cause', () => {
    expect(step('event-mapping', rejected).details).toEqual(['2 events of the last hour were rejected.'])
    const lastHour = totals({ discarded: 3000 }, [
      ['422', 2900, 'discarded'],
      ['400', 60, 'discarded'],
      ['404', 40, 'discarded']
    ])
    expect(step('event-mapping', { ...rejected, lastHour }).details).toEqual([
      '2,960 events of the last hour were rejected.'
    ])
  })

  it('never says perhaps of the collector on this machine', () => {
    for (const change of [rejected, unmapped]) {
      expect(step('event-mapping', { ...change, collector }).sentence).not.toContain('perhaps')
    }
  })

  it('leads to the event mappings where they are ours to edit, else to the payloads that Movable Ink needs', () => {
    expect(step('event-mapping', { collector }).link?.to).toMatch(/^\/movable-ink/)
    expect(step('event-mapping', {}).link?.to).toBe('/sources/s/share')
  })
})
