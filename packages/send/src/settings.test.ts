import { readSettings } from './settings'
import { usageError } from './testing/errors'
import { UsageError } from './usage-error'

const complete = {
  MOVABLE_INK_URL: 'https://collector.movableink-dmz.com/behavioral/key-4f3a',
  MOVABLE_INK_USERNAME: 'access-key-id',
  MOVABLE_INK_ACCESS_SECRET: 'access-secret-9c1e'
}
const all = 'MOVABLE_INK_URL, MOVABLE_INK_USERNAME, MOVABLE_INK_ACCESS_SECRET'

describe('readSettings', () => {
  it('gives the settings when all three variables are set', () => {
    expect(readSettings({ ...complete, PATH: '/bin' })).toEqual({
      movable_ink_url: 'https://collector.movableink-dmz.com/behavioral/key-4f3a',
      username: 'access-key-id',
      password: 'access-secret-9c1e'
    })
  })

  it.each([{}, { MOVABLE_INK_URL: '', MOVABLE_INK_USERNAME: '', MOVABLE_INK_ACCESS_SECRET: '' }])(
    'gives none when none is set or all are empty',
    (env) => {
      expect(readSettings(env)).toBeUndefined()
    }
  )

  it.each([
    [['MOVABLE_INK_URL']],
    [['MOVABLE_INK_USERNAME']],
    [['MOVABLE_INK_ACCESS_SECRET']],
    [['MOVABLE_INK_URL', 'MOVABLE_INK_ACCESS_SECRET']]
  ])('names what is missing: %j', (missing) => {
    const env = Object.fromEntries(Object.entries(complete).filter(([name]) => !missing.includes(name)))
    expect(() => readSettings(env)).toThrow(
      usageError(`Not set: ${missing.join(', ')}. Set all of ${all}, or none to use a collector started for the run.`)
    )
  })

  it.each([
    [
      'MOVABLE_INK_URL',
      'http://collector.movableink-dmz.com/behavioral/key-4f3a',
      'The Movable Ink URL setting uses http:'
    ],
    ['MOVABLE_INK_URL', 'collector.movableink-dmz.com/behavioral/key-4f3a', 'is not a complete URL'],
    ['MOVABLE_INK_URL', 'https://a:b@movableink-dmz.com/behavioral/key-4f3a', 'contains a user name or password'],
    ['MOVABLE_INK_URL', '   ', 'The Movable Ink URL setting is missing.'],
    ['MOVABLE_INK_USERNAME', 'access-key-id:access-secret-9c1e', 'The Username setting contains a colon'],
    ['MOVABLE_INK_USERNAME', ' ', 'The Username setting is missing.'],
    ['MOVABLE_INK_ACCESS_SECRET', '\t', 'The Access Secret setting is missing.']
  ])('refuses a %s that the destination would refuse, and repeats none of it', (name, value, reason) => {
    let error: unknown
    try {
      readSettings({ ...complete, [name]: value })
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(UsageError)
    const { message } = error as UsageError
    expect(message).toContain(reason)
    expect(message).toContain(`The settings come from ${all}.`)
    expect(message).not.toMatch(/key-4f3a|access-key-id|9c1e|a:b/)
  })

  it('leaves the trimming of the URL, and of nothing else, to the destination', () => {
    const url = ` ${complete.MOVABLE_INK_URL}\n`
    expect(readSettings({ ...complete, MOVABLE_INK_URL: url, MOVABLE_INK_ACCESS_SECRET: ' secret ' })).toEqual({
      movable_ink_url: url,
      username: 'access-key-id',
      password: ' secret '
    })
  })
})
