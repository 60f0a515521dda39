import { writeKeyOf } from './write-key-of'

const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`

describe('the write key of a request', () => {
  it.each([
    ['the user name of Basic credentials', basic('key:'), {}, 'key'],
    ['the user name, whatever the password', basic('key:password:more'), {}, 'key'],
    ['the user name without a colon', basic('key'), {}, 'key'],
    ['the user name, not the one in the body', basic('key:'), { writeKey: 'other' }, 'key'],
    ['of a scheme in other letters', basic('key:').replace('Basic ', 'BASIC  '), {}, 'key'],
    ['in the body', undefined, { writeKey: 'key' }, 'key'],
    ['in the body where the credentials are of another scheme', 'Bearer token', { writeKey: 'key' }, 'key'],
    ['missing', undefined, {}, undefined],
    ['missing in an empty user name', basic(':key'), { writeKey: 'key' }, undefined],
    ['missing in empty credentials', 'Basic ', {}, undefined],
    ['missing where it is empty', undefined, { writeKey: '' }, undefined],
    ['missing where it is no text', undefined, { writeKey: 7 }, undefined],
    ['missing where it is a list', undefined, { writeKey: ['key'] }, undefined],
    ['missing where the body is a list', undefined, [{ writeKey: 'key' }], undefined],
    ['missing where the body is nothing', undefined, null, undefined]
  ])('is %s', (_where, authorization, body, key) => {
    expect(writeKeyOf(authorization, body)).toBe(key)
  })
})
