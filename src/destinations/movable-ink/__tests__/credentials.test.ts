import { basicAuthorization } from '../credentials'
import { outcomeOf } from './outcome'

const decode = (authorization: string) => Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString('utf8')

describe('the credentials', () => {
  it('go out as HTTP Basic', () => {
    expect(basicAuthorization({ username: 'user', password: 'secret' })).toBe('Basic dXNlcjpzZWNyZXQ=')
  })

  it.each([
    ['letters beyond ASCII, as UTF-8', 'jürgen', 'pässwörd-日本-🔑'],
    ['a secret with colons', 'user', 'a:b:c'],
    ['space around them, untouched', ' user ', ' secret ']
  ])('may hold %s', (_, username, password) => {
    expect(decode(basicAuthorization({ username, password }))).toBe(`${username}:${password}`)
  })

  const missing = { class: 'IntegrationError', status: 400 }
  it.each([[''], [' \t'], [undefined as unknown as string]])(
    'are refused with a blank user name: %j',
    async (username) => {
      expect(await outcomeOf(() => basicAuthorization({ username, password: 'secret' }))).toEqual({
        ...missing,
        code: 'MISSING_USERNAME',
        message: 'The Username setting is missing. Enter the access key ID that Movable Ink gave you.'
      })
    }
  )

  it.each([[''], ['  '], [undefined as unknown as string]])('are refused with a blank secret: %j', async (password) => {
    expect(await outcomeOf(() => basicAuthorization({ username: 'user', password }))).toEqual({
      ...missing,
      code: 'MISSING_ACCESS_SECRET',
      message: 'The Access Secret setting is missing. Enter the access secret that Movable Ink gave you.'
    })
  })

  it.each([['us:er'], ['user\n'], ['us\u0000er'], ['us\u007fer']])(
    'are refused with the user name %j',
    async (username) => {
      expect(await outcomeOf(() => basicAuthorization({ username, password: 'secret' }))).toEqual({
        ...missing,
        code: 'INVALID_USERNAME',
        message:
          'The Username setting contains a colon or a control character (such as a line break). Enter the access key ID alone, exactly as Movable Ink gave it to you.'
      })
    }
  )
})
