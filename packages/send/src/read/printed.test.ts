import { LIMITS } from './limits'
import { shortReads } from './read-in-tests'

const endsEarly = 'not valid JSON: it ends before it is complete'
const print = (value: unknown, indent: number | string = 2) => JSON.stringify(value, null, indent)

describe('an object printed over several lines', () => {
  const event = { type: 'track', properties: { products: [{ id: 1 }, { id: 2 }], note: '}\n{"' }, traits: {}, list: [] }

  it.each([1, 2, 4, '\t'])('is one event, indented by %j', async (indent) => {
    expect(await shortReads(print(event, indent))).toEqual([`1: ${JSON.stringify(event)}`])
    expect(await shortReads(print(event, indent).replaceAll('\n', '\r\n'))).toEqual([`1: ${JSON.stringify(event)}`])
  })

  it('may follow another one, a line, or start behind the end of another one', async () => {
    expect(await shortReads(`${print({ a: 1 })}\n${print({ b: 2 })}${print({ c: 3 })} \n{"d":4}\n{\n}`)).toEqual([
      '1: {"a":1}',
      '4: {"b":2}',
      '6: {"c":3}',
      '9: {"d":4}',
      '10: {}'
    ])
  })

  it('needs no indentation', async () => {
    expect(await shortReads('{"a":\n{"b":\n1}\n}\n{"c":2}')).toEqual(['1: {"a":{"b":1}}', '5: {"c":2}'])
  })

  it('is malformed as a whole when something in it is wrong', async () => {
    const wrong = print(event).replace('"id": 1', '"id": one')
    expect(await shortReads(`{"a":1}\n${wrong}\n{"b":2}`)).toEqual([
      '1: {"a":1}',
      `2! ${wrong} (not valid JSON (line 7, column 15))`,
      '18: {"b":2}'
    ])
  })

  it('is malformed as a whole when its end is missing, and the next one is read', async () => {
    const cut = '{\n  "a": {\n    "b": 1,'
    expect(await shortReads(`${cut}\n\n${print({ c: 1 })}\n${cut}\n{"d":1}\n${cut}`)).toEqual([
      `1! ${cut} (${endsEarly})`,
      '5: {"c":1}',
      `8! ${cut} (${endsEarly})`,
      '11: {"d":1}',
      `12! ${cut} (${endsEarly})`
    ])
  })

  it('is malformed together with what stands behind it on its last line', async () => {
    expect(await shortReads('{\n  "a": {\n  }},\n  "b": 1\n}\n{"c":1}')).toEqual([
      '1! {\n  "a": {\n  }},\n  "b": 1\n} (not valid JSON (line 3, column 5))',
      '6: {"c":1}'
    ])
  })

  it('is looked for within the limit only', async () => {
    const long = print({ a: 'x'.repeat(50), b: 1 })
    const limits = { ...LIMITS, spread: long.length - 1 }
    const reason = 'goes on over several lines for more than'
    expect(await shortReads(`${long}\n{"c":1}`, { ...limits, spread: long.length })).toHaveLength(2)
    expect(await shortReads(`${long}\n{"c":1}`, limits)).toEqual([expect.stringContaining(reason), '5: {"c":1}'])
  })
})
