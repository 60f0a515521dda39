import { concealerOf } from './conceal-secrets'

const SETTINGS = {
  movable_ink_url: 'https://movable-ink.test/v2/behavioral/endpoint%20key-1?token=query-token',
  username: 'user',
  password: 'secret "1"'
}

describe('concealing the secrets of settings', () => {
  it.each([
    ['the access secret', 'is secret "1" here', 'is ••• here'],
    ['the access secret in JSON', JSON.stringify({ a: 'secret "1"' }), '{"a":"•••"}'],
    ['the access secret in a URL', '?p=secret%20%221%22', '?p=•••'],
    ['the credentials', `Basic ${Buffer.from('user:secret "1"').toString('base64')}`, 'Basic •••'],
    ['the endpoint key', '/behavioral/endpoint%20key-1', '/behavioral/•••'],
    ['the endpoint key, decoded', 'endpoint key-1', '•••'],
    ['a token of the URL', 'token=query-token', '•••'],
    ['nothing else', 'user at movable-ink.test /v2/behavioral/', 'user at movable-ink.test /v2/behavioral/']
  ])('masks %s', (_what, text, shown) => {
    const concealer = concealerOf(SETTINGS)
    expect(concealer.text(text)).toBe(shown)
    expect(concealer.json({ [text]: [text, 1, null] })).toEqual({ [shown]: [shown, 1, null] })
  })

  it('masks a secret that is a number where it stands as one', () => {
    expect(concealerOf({ password: '1234' }).json([1234, 12345, 'at 1234'])).toEqual(['•••', 12345, 'at •••'])
  })

  it('leaves everything as it is while nothing is set, and what is too short to be a secret', () => {
    const content = { text: 'abc', wire: undefined }
    expect(concealerOf({}).json(content)).toEqual(content)
    expect(concealerOf({ password: 'abc', movable_ink_url: '' }).json(content)).toEqual(content)
  })
})
