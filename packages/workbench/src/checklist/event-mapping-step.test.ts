import type { Step } from './flow-facts'
import { ago, step, totals } from './testing/flow'
import type { Change } from './testing/flow'

describe('the step of the event mapping', () => {
  const rejected = totals({ delivered: 1, discarded: 2 }, [['422', 2, 'discarded']])
  const newest = { newestDeliveredAt: ago(700_000) }

  it.each<[string, Step['state'], string, Change]>([
    ['it took events', 'ok', 'were taken', {}],
    ['Movable Ink was sent nothing', 'unknown', 'Only Movable Ink can see that', { lastHour: totals({}) }],
    [
      'Movable Ink rejected events',
      'problem',
      '2 events of the last hour were rejected, perhaps because Movable Ink has',
      { lastHour: rejected, destination: newest }
    ],
    ['Movable Ink took one since', 'ok', 'were taken', { lastHour: rejected }],
    [
      'the collector rejected events',
      'problem',
      'the collector on this machine has',
      { lastHour: rejected, destination: newest, collector: { activeEventMappings: 1 } }
    ],
    [
      'the collector has one active',
      'ok',
      '1 event mapping is active',
      { lastHour: totals({}), collector: { activeEventMappings: 1 } }
    ],
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

  it('leads to the event mappings where they are ours to edit, else to the payloads that Movable Ink needs', () => {
    expect(step('event-mapping', { collector: { activeEventMappings: 1 } }).link?.to).toMatch(/^\/movable-ink/)
    expect(step('event-mapping', {}).link?.to).toBe('/sources/s/share')
  })
})
