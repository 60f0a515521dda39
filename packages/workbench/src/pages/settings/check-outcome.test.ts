import { checkOutcome } from './check-outcome'

const settings = [
  { key: 'username', label: 'Username' },
  { key: 'password', label: 'Access Secret' },
  { key: 'movable_ink_url', label: 'Movable Ink URL' }
]

const outcomeOf = (message: string, code = 'UNKNOWN') => checkOutcome({ ok: false, code, message }, settings)

describe('what a check of the credentials found', () => {
  it('does not claim that events will be taken when it passes', () => {
    const { ok, message, fields } = checkOutcome({ ok: true }, settings)
    expect({ ok, fields }).toEqual({ ok: true, fields: {} })
    expect(message).toContain('whether Movable Ink has an event mapping shows when one is sent')
  })

  it('is shown at the settings that it names as its own', () => {
    const fields = { movable_ink_url: 'The Movable Ink URL setting is missing.' }
    const check = { ok: false, code: 'INVALID_SETTINGS', message: fields.movable_ink_url, fields }
    expect(checkOutcome(check, settings).fields).toEqual(fields)
  })

  it('is shown at the settings that its message names', () => {
    const { fields } = outcomeOf(
      'Movable Ink refused the credentials (401). Check the Username and Access Secret settings.'
    )
    expect(Object.keys(fields)).toEqual(['username', 'password'])
  })

  it.each([
    ['Movable Ink refused the credentials (401).', 'INVALID_AUTHENTICATION', /^You .*new ones/],
    ['Movable Ink does not allow these credentials (403).', 'UNKNOWN', /^Movable Ink can/],
    ['Movable Ink does not know this endpoint (404).', 'UNKNOWN', /^You .*paste the URL again/],
    ['Movable Ink could not be reached (ENOTFOUND).', 'DESTINATION_UNREACHABLE', /host is mistyped/],
    ['The check took too long and was given up.', 'TIMED_OUT', /host is mistyped/],
    ['The Movable Ink URL setting does not use https:.', 'INVALID_DESTINATION_URL', /^You .*what is marked/]
  ])('says of "%s" who can fix it', (message, code, who) => {
    expect(outcomeOf(message, code).whoFixes).toMatch(who)
  })
})
