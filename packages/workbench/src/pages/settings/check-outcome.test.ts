import { checkOutcome } from './check-outcome'

const explanation = { summary: 'The user name or access secret is wrong.', fixedBy: 'you' } as const

describe('what a check of the credentials found', () => {
  it('does not claim that events will be taken when it passes', () => {
    const { ok, message, fields } = checkOutcome({ ok: true })
    expect({ ok, fields }).toEqual({ ok: true, fields: {} })
    expect(message).toContain('whether Movable Ink has an event mapping shows when one is sent')
  })

  it('is shown at the settings that it finds wrong itself, in its words', () => {
    const fields = { movable_ink_url: 'The Movable Ink URL setting is missing.' }
    const check = { ok: false, code: 'INVALID_SETTINGS', message: fields.movable_ink_url, fields } as const
    const outcome = checkOutcome({ ...check, reason: 'INVALID_SETTINGS', explanation, settings: ['movable_ink_url'] })
    expect(outcome.fields).toEqual(fields)
  })

  it('is shown at the settings that may be at fault, and says who can fix it', () => {
    const check = { ok: false, code: 'INVALID_AUTHENTICATION', message: 'Refused.', reason: '401' } as const
    const outcome = checkOutcome({ ...check, explanation, settings: ['username', 'password'] })
    const hint = 'This may be wrong: see the answer to the check.'
    expect(outcome.fields).toEqual({ username: hint, password: hint })
    expect(outcome).toMatchObject({ ok: false, message: 'Refused.', explanation })
  })
})
