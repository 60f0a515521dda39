import { outcomeOf } from '../../__tests__/outcome'
import { mappedHeaders } from '../headers'

describe('mapped headers', () => {
  it('are none when none are mapped', () => {
    expect(mappedHeaders(undefined)).toEqual({})
    expect(mappedHeaders({})).toEqual({})
  })

  it('go out as text: strings, numbers and booleans', () => {
    expect(
      mappedHeaders({ 'X-Text': 'a b\tc~', 'x-number': 1.5, 'x-true': true, 'x-false': false, 'x-zero': 0 })
    ).toEqual({
      'X-Text': 'a b\tc~',
      'x-number': '1.5',
      'x-true': 'true',
      'x-false': 'false',
      'x-zero': '0'
    })
  })

  it('are left out when they resolved to nothing', () => {
    expect(mappedHeaders({ a: null, b: undefined, c: '', d: 'undefined', e: 'kept' })).toEqual({ e: 'kept' })
  })

  it.each([
    'Authorization',
    'content-type',
    'Content-Length',
    'HOST',
    'Connection',
    'Keep-Alive',
    'Transfer-Encoding',
    'TE',
    'Trailer',
    'Upgrade',
    'Expect',
    'Proxy-Authorization',
    'proxy-connection',
    ' Host '
  ])('are ignored when the destination or HTTP owns them: %s', (name) => {
    expect(mappedHeaders({ [name]: 'mapped\r\n', 'x-other': 'kept' })).toEqual({ 'x-other': 'kept' })
  })

  it('may be called __proto__ without harm', () => {
    const headers = mappedHeaders(JSON.parse('{"__proto__":"x"}') as Record<string, unknown>)
    expect(Object.entries(headers)).toEqual([['__proto__', 'x']])
  })

  const notText = 'has a value that is not text, a number or true/false'
  const notAscii = 'has a value with a line break, control or non-ASCII character'
  it.each([
    ['x-a', 'caf\u00e9', '"x-a"', notAscii],
    ['x-a', '日本', '"x-a"', notAscii],
    ['x-a', 'one\r\nx-injected: two', '"x-a"', notAscii],
    ['x-a', 'one\ntwo', '"x-a"', notAscii],
    ['x-a', 'nul\u0000', '"x-a"', notAscii],
    ['x-a', 'delete\u007f', '"x-a"', notAscii],
    ['x-a', {}, '"x-a"', notText],
    ['x-a', ['one'], '"x-a"', notText],
    ['x-a', 'a'.repeat(4097), '"x-a"', 'has a value over 4096 bytes'],
    ['', 'value', '""', 'has a name with characters HTTP does not allow, or none'],
    ['x a', 'value', '"x a"', 'has a name with characters HTTP does not allow, or none'],
    ['x\r\na', 'value', '"x\\r\\na"', 'has a name with characters HTTP does not allow, or none'],
    ['x-ä', 'value', '"x-ä"', 'has a name with characters HTTP does not allow, or none']
  ])('are refused, naming the header and the rule: %j with %j', async (name, value, quoted, rule) => {
    expect(await outcomeOf(() => mappedHeaders({ [name]: value }))).toEqual({
      class: 'PayloadValidationError',
      code: 'PAYLOAD_VALIDATION_FAILED',
      status: 400,
      message: `Header ${quoted} ${rule}. Change it in the mapping of the Headers field.`
    })
  })

  it('may hold up to 4,096 bytes', () => {
    expect(mappedHeaders({ 'x-long': 'a'.repeat(4096) })).toEqual({ 'x-long': 'a'.repeat(4096) })
  })

  it('are named by at most their first 100 characters in a message', async () => {
    const outcome = await outcomeOf(() => mappedHeaders({ [`${'n'.repeat(101)}`]: ['value'] }))
    expect(outcome).toHaveProperty(
      'message',
      `Header "${'n'.repeat(100)}…" ${notText}. Change it in the mapping of the Headers field.`
    )
  })
})
