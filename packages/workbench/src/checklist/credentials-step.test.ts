import type { Step } from './flow-facts'
import { failure, NONE_SET, refusal, step, totals } from './testing/flow'
import type { Change } from './testing/flow'

describe('the step of the credentials', () => {
  const unauthorized = { failures: [failure('401', { count: 2 })] }
  const mended = { failures: [failure('401', { isChangedSince: true })] }

  it.each<[string, Step['state'], string, Change]>([
    ['settings are missing', 'unknown', 'nothing to check', { destination: { settings: NONE_SET } }],
    ['deliveries are still loaded', 'unknown', 'Being looked at.', { lastHour: undefined }],
    ['failures are still loaded', 'unknown', 'Being looked at.', { failures: undefined }],
    ['nothing was delivered lately', 'unknown', 'No delivery of the last hour', { lastHour: totals({}) }],
    ['deliveries were taken', 'ok', 'were taken', {}],
    ['a check was refused', 'problem', 'Refused (401).', { check: refusal }],
    ['a check passed', 'ok', 'did not refuse', { check: { ok: true } }],
    ['a check passed after a refusal', 'ok', 'did not refuse', { check: { ok: true }, ...unauthorized }],
    ['the newest deliveries were refused', 'problem', 'Movable Ink answers 401: about 401.', unauthorized],
    ['the settings were changed since', 'unknown', 'changed since 1 delivery was refused. Send an event', mended]
  ])('says, when %s, that it is %s', (_, state, sentence, change) => {
    expect(step('credentials', change)).toMatchObject({ state })
    expect(step('credentials', change).sentence).toContain(sentence)
  })

  it('names what is wrong now, and counts after it', () => {
    const failures = [failure('404'), failure('401', { count: 2 })]
    expect(step('credentials', { failures })).toMatchObject({
      sentence: 'Movable Ink answers 404: about 404.',
      details: ['3 deliveries were refused because of the settings.']
    })
  })

  it('counts all of the last hour, also those that were not looked at', () => {
    const lastHour = totals({ discarded: 3010, delivered: 5 }, [
      ['401', 3000, 'discarded'],
      ['422', 10, 'discarded']
    ])
    expect(step('credentials', { failures: [failure('401', { count: 50 })], lastHour }).details).toEqual([
      '3,000 deliveries were refused because of the settings.'
    ])
  })

  it('does not blame the settings for an event that was rejected', () => {
    expect(step('credentials', { lastHour: totals({ discarded: 1 }), failures: [failure('422')] }).state).toBe(
      'unknown'
    )
  })
})
