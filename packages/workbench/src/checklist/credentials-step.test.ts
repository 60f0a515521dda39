import type { CredentialCheck } from '../api/destinations'
import type { Step } from './flow-facts'
import { ago, NONE_SET, step, totals } from './testing/flow'
import type { Change } from './testing/flow'

const refused: CredentialCheck = {
  ok: false,
  code: 'INVALID_AUTHENTICATION',
  message: 'Refused (401).',
  reason: '401',
  status: 401,
  explanation: { summary: 'About 401.', fixedBy: 'you' },
  settings: ['username', 'password']
}

describe('the step of the credentials', () => {
  const unauthorized = totals({ delivered: 3, discarded: 2 }, [['401', 2, 'discarded']])

  it.each<[string, Step['state'], string, Change]>([
    ['settings are missing', 'unknown', 'nothing to check', { destination: { settings: NONE_SET } }],
    ['deliveries are still loaded', 'unknown', 'Being looked at.', { lastHour: undefined }],
    ['nothing was delivered lately', 'unknown', 'No delivery of the last hour', { lastHour: totals({}) }],
    ['deliveries were taken', 'ok', 'were taken', {}],
    ['a check was refused', 'problem', 'Refused (401).', { check: refused }],
    ['a check passed', 'ok', 'did not refuse', { check: { ok: true } }],
    ['a check passed after a refusal', 'ok', 'did not refuse', { check: { ok: true }, lastHour: unauthorized }],
    [
      'the newest deliveries were refused',
      'problem',
      '2 deliveries of the last hour were refused because of the settings.',
      { lastHour: unauthorized, destination: { newestDeliveredAt: ago(700_000) } }
    ],
    ['a delivery was taken since', 'ok', 'were taken', { lastHour: unauthorized }],
    [
      'nothing was ever delivered',
      'problem',
      '1 delivery of the last hour was refused',
      { lastHour: totals({ discarded: 1 }, [['404', 1, 'discarded']]), destination: { newestDeliveredAt: null } }
    ]
  ])('says, when %s, that it is %s', (_, state, sentence, change) => {
    expect(step('credentials', change)).toMatchObject({ state })
    expect(step('credentials', change).sentence).toContain(sentence)
  })

  it('explains what Movable Ink said', () => {
    const change = { lastHour: unauthorized, destination: { newestDeliveredAt: null } }
    expect(step('credentials', change).details).toEqual(['401: About 401.'])
  })

  it('does not blame the settings for an event that was rejected', () => {
    const lastHour = totals({ discarded: 1 }, [['422', 1, 'discarded']])
    expect(step('credentials', { lastHour, destination: { newestDeliveredAt: null } }).state).toBe('unknown')
  })
})
