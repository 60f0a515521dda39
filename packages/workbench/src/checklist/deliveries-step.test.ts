import type { Totals } from '../api/totals'
import type { Step } from './flow-facts'
import { inShort } from './steps'
import { ago, step, stepsWhen, totals } from './testing/flow'

describe('the step of the deliveries', () => {
  it.each<[string, Step['state'], string, Totals | undefined]>([
    ['are still loaded', 'unknown', 'Being looked at.', undefined],
    ['are none', 'unknown', 'nothing to deliver', totals({})],
    ['are none as nothing matched', 'problem', '5 events matched no mapping', totals({}, [], 5)],
    ['all arrived', 'ok', 'In the last hour: 8 delivered.', totals({ delivered: 8 })],
    ['are all queued', 'unknown', '2 queued', totals({ queued: 2 })],
    ['are retried', 'problem', '1 delivered and 2 being retried', totals({ delivered: 1, retrying: 2 })],
    ['were discarded', 'problem', '1 delivered and 5 not delivered', totals({ delivered: 1, discarded: 2, dead: 3 })]
  ])('says, when they %s, that it is %s', (_, state, sentence, lastHour) => {
    const change = { lastHour, destination: { newestDeliveredAt: ago(700_000) } }
    expect(step('deliveries', change)).toMatchObject({ state })
    expect(step('deliveries', change).sentence).toContain(sentence)
  })

  it('says that events flow once a delivery followed the one that failed, and still names it', () => {
    const lastHour = totals({ delivered: 3000, discarded: 1 }, [['422', 1, 'discarded']])
    expect(step('deliveries', { lastHour })).toMatchObject({
      state: 'ok',
      sentence: 'In the last hour: 3,000 delivered and 1 not delivered.',
      details: ['1 × 422: About 422.']
    })
    expect(inShort(stepsWhen({ lastHour }))).toEqual({ state: 'ok', sentence: 'Events flow.' })
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
