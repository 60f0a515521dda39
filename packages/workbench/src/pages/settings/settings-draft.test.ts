import { changedSettings, changeOf, isWriteOnly, NO_DRAFT, rebased, withEdit, withoutSetting } from './settings-draft'

const catalog = [
  { key: 'username', type: 'string' },
  { key: 'password', type: 'password' },
  { key: 'movable_ink_url', type: 'string' }
]

const saved = {
  name: 'Movable Ink',
  concurrency: 16,
  updatedAt: '2026-11-24T10:00:00.000Z',
  settings: {
    username: { isSet: true, shown: 'key-id' },
    password: { isSet: true },
    movable_ink_url: { isSet: true, shown: 'https://collector.movableink-dmz.com/behavioral/…' }
  }
}

const edited = (edit: Parameters<typeof withEdit>[1]) => withEdit(NO_DRAFT, edit, saved)

describe('what of a setting can be read', () => {
  it('is nothing of a secret and of a URL', () => {
    expect(catalog.filter(isWriteOnly).map(({ key }) => key)).toEqual(['password', 'movable_ink_url'])
  })
})

describe('what saving the settings changes', () => {
  it('is nothing while nothing was typed', () => {
    expect(changeOf(NO_DRAFT, saved, catalog)).toBeUndefined()
  })

  it('is nothing when what was typed is what is saved', () => {
    const draft = edited({ name: 'Movable Ink', concurrency: 16, settings: { username: 'key-id' } })
    expect(changeOf(draft, saved, catalog)).toBeUndefined()
  })

  it('is nothing when the input of a secret was opened and left empty', () => {
    expect(changeOf(edited({ settings: { password: '', movable_ink_url: '' } }), saved, catalog)).toBeUndefined()
  })

  it('names only what differs, and the version that was edited', () => {
    const draft = edited({ name: 'Production', concurrency: 4, settings: { username: 'key-id', password: 'new' } })
    expect(changeOf(draft, saved, catalog)).toEqual({
      name: 'Production',
      concurrency: 4,
      settings: { password: 'new' },
      updatedAt: saved.updatedAt
    })
  })

  it('clears a user name that was emptied', () => {
    expect(changedSettings(edited({ settings: { username: '' } }), saved, catalog)).toEqual({ username: '' })
  })

  it('keeps the version of the first edit when somebody else saves meanwhile', () => {
    const later = { ...saved, updatedAt: '2026-11-24T11:00:00.000Z' }
    const draft = withEdit(edited({ name: 'A' }), { name: 'B' }, later)
    expect(changeOf(draft, later, catalog)).toEqual({ name: 'B', updatedAt: saved.updatedAt })
  })
})

describe('a draft of settings', () => {
  it('forgets what was typed into an input that is closed', () => {
    const draft = edited({ settings: { password: 'new', username: 'other' } })
    expect(withoutSetting(draft, 'password').settings).toEqual({ username: 'other' })
  })

  it('follows a change that its own page made, and no other', () => {
    const after = { updatedAt: '2026-11-24T12:00:00.000Z' }
    const draft = edited({ name: 'A' })
    expect(rebased(draft, saved, after).updatedAt).toBe(after.updatedAt)
    expect(rebased(draft, { updatedAt: '2026-11-24T11:00:00.000Z' }, after).updatedAt).toBe(saved.updatedAt)
  })
})
