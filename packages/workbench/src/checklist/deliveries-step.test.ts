import type { Step } from './flow-facts'
import { inShort } from './steps'
import { failure, refused, step, stepsWhen, totals, trigger } from './testing/flow'
import type { Change } from './testing/flow'

describe('the step of the deliveries', () => {
  const busy = failure('429', {
    newest: refused('429', {
      state: 'retrying',
      finishedAt: null,
      explanation: { summary: 'Movable Ink is sent more than it takes.', fixedBy: 'nobody' }
    })
  })

  it.each<[string, Step['state'], string, Change]>([
    ['are still loaded', 'unknown', 'Being looked at.', { lastHour: undefined }],
    ['are none', 'unknown', 'nothing to deliver', { lastHour: totals({}) }],
    [
      'are none as nothing matched',
      'problem',
      '5 events matched no mapping',
      { lastHour: totals({}, [], 5), triggers: [trigger(0)] }
    ],
    [
      'are none, and by now a mapping would match',
      'unknown',
      'By now a mapping matches some. Send one to see.',
      { lastHour: totals({}, [], 5) }
    ],
    ['all arrived', 'ok', 'In the last hour: 8 delivered.', {}],
    ['are all queued', 'unknown', '2 queued', { lastHour: totals({ queued: 2 }) }],
    [
      'are retried',
      'problem',
      'Movable Ink answers 429: it is sent more than it takes. In the last hour: 1 delivered and 2 being retried.',
      { lastHour: totals({ delivered: 1, retrying: 2 }), failures: [busy] }
    ],
    [
      'were discarded',
      'problem',
      '(ENOTFOUND) In the last hour: 1 delivered and 5 not delivered.',
      { lastHour: totals({ delivered: 1, discarded: 2, dead: 3 }), failures: [failure('ENOTFOUND')] }
    ],
    [
      'were discarded, and what is at fault was changed since',
      'unknown',
      'What kept events from arriving was changed since. Send one to see.',
      { lastHour: totals({ discarded: 2 }), failures: [failure('422', { isChangedSince: true })] }
    ]
  ])('says, when they %s, that it is %s', (_, state, sentence, change) => {
    expect(step('deliveries', change)).toMatchObject({ state })
    expect(step('deliveries', change).sentence).toContain(sentence)
  })

  it('says that events flow once nothing keeps them, and still names what did', () => {
    const lastHour = totals({ delivered: 3000, discarded: 1 }, [['422', 1, 'discarded']])
    expect(step('deliveries', { lastHour })).toMatchObject({
      state: 'ok',
      sentence: 'In the last hour: 3,000 delivered and 1 not delivered.',
      details: ['1 × 422: About 422.']
    })
    expect(inShort(stepsWhen({ lastHour }))).toEqual({ state: 'ok', sentence: 'Events flow.' })
  })

  it('does not say again why, where a step before does, or where it is said in one line', () => {
    const lastHour = totals({ retrying: 2, discarded: 1 }, [
      ['429', 2, 'retrying'],
      ['401', 1, 'discarded']
    ])
    const paused = { pause: 'paused' as const }
    expect(step('deliveries', { lastHour, failures: [failure('401')] }).sentence).toMatch(/^In the last hour/)
    expect(step('deliveries', { lastHour, failures: [busy], destination: paused }).sentence).toMatch(
      /^In the last hour/
    )
    expect(step('deliveries', { lastHour, failures: [busy] }).details).toEqual(['1 × 401: About 401.'])
  })

  it('names the three most frequent reasons with their explanations', () => {
    const lastHour = totals({ dead: 10 }, [
      ['503', 1234, 'dead'],
      ['422', 3, 'discarded'],
      ['404', 2, 'discarded'],
      ['413', 1, 'discarded']
    ])
    expect(step('deliveries', { lastHour }).details).toEqual([
      '1,234 × 503: About 503.',
      '3 × 422: About 422.',
      '2 × 404: About 404.'
    ])
  })
})
