import { shortReads } from './read-in-tests'

const endsEarly = 'not valid JSON: it ends before it is complete'
const tricky = { a: '}]\\"[{,\\', b: [[{ c: ['],{"'] }], {}] }

describe('an array', () => {
  it.each([
    ['compact', '[{"a":1},{"b":2}]'],
    ['with spaces', ' [ {"a":1} , {"b":2} ] \n'],
    ['with a comma at the end', '\ufeff[{"a":1},{"b":2}\r\n]\r\n']
  ])('gives its elements: %s', async (_, content) => {
    expect(await shortReads(content)).toEqual(['1: {"a":1}', '1: {"b":2}'])
  })

  it('gives its elements one a line and printed, with the line each starts in', async () => {
    expect(await shortReads('[\n{"a":1},\n{"b":2}\n]\n')).toEqual(['2: {"a":1}', '3: {"b":2}'])
    const printed = JSON.stringify([{ a: 1 }, tricky, { b: 2 }], null, 2)
    expect(await shortReads(printed)).toEqual(['2: {"a":1}', `5: ${JSON.stringify(tricky)}`, '18: {"b":2}'])
    expect(await shortReads('[{\n  "a": 1\n}, {\n  "b": 2\n}]')).toEqual(['1: {"a":1}', '3: {"b":2}'])
  })

  it('may be empty', async () => {
    expect(await shortReads('[]')).toEqual([])
    expect(await shortReads('[\n]\n')).toEqual([])
  })

  it('reports the elements that are not objects', async () => {
    expect(await shortReads('[1, "x", null, [{"n":1}], false, {"a":1}]')).toEqual([
      '1! 1 (a number, not an object)',
      '1! "x" (a string, not an object)',
      '1! null (null, not an object)',
      '1! [{"n":1}] (an array, not an object)',
      '1! false (false, not an object)',
      '1: {"a":1}'
    ])
  })

  it.each([
    ['{"x":oops}', 11],
    ['{"x":{oops}', 12],
    ['{"x":"},{","y":oops}', 21],
    ['{"x":oops,"y":"},{\\"]"}', 11],
    ['{"x":1 "y":"}]"}', 13],
    ['{"x":[1,{"z":oops},{"z":2}]}', 19],
    ['{"x":"oops,"y":1}', 17],
    ['oops', 6],
    ['{"x":1}}', 13],
    ['{"x":1} oops', 14],
    ['{"x":1,}', 13],
    [':', 6]
  ])('reports %s by itself, with the column in its line, and gives the other elements', async (broken) => {
    const text = JSON.stringify(tricky)
    const [before, malformed, ...after] = await shortReads(`[${text},${broken},${text},{"b":2}]\n{"c":3}`)
    expect(before).toBe(`1: ${text}`)
    expect(malformed).toMatch(/^1! /)
    expect(malformed).toContain(`${broken} (not valid JSON (column `)
    expect(after).toEqual([`1: ${text}`, '1: {"b":2}', '2: {"c":3}'])
  })

  it('counts the column of a fault from the start of the line', async () => {
    expect(await shortReads('[{"a":1},\n  {"b":2}, {"c":x}]')).toEqual([
      '1: {"a":1}',
      '2: {"b":2}',
      '2! {"c":x} (not valid JSON (column 17))'
    ])
  })

  it.each(['{"x":', '{"x":[', '{"x":"y', '{"x":{"y":1', '{"x'])(
    'loses no element after one that is truncated on its line: %s',
    async (cut) => {
      expect(await shortReads(`[\n{"a":1},\n${cut}\n{"b":2},\n{"c":3}\n]\n`)).toEqual([
        '2: {"a":1}',
        `3! ${cut} (${endsEarly})`,
        '4: {"b":2}',
        '5: {"c":3}'
      ])
    }
  )

  it('reports a printed element with a fault in it as a whole', async () => {
    expect(
      await shortReads('[\n  {\n    "a": [\n      {\n      "b" 1\n      }\n    ]\n  },\n  {\n    "c": 1\n  }\n]')
    ).toEqual([
      '2! {\n    "a": [\n      {\n      "b" 1\n      }\n    ]\n  } (not valid JSON (line 5, column 11))',
      '9: {"c":1}'
    ])
  })

  it('reports a missing comma and a surplus one with an empty text, and gives every element', async () => {
    expect(await shortReads('[{"a":1} {"b":2}\n{"c":3},,{"d":4},]')).toEqual([
      '1: {"a":1}',
      '1!  (no comma before this element)',
      '1: {"b":2}',
      '2!  (no comma before this element)',
      '2: {"c":3}',
      '2!  (a comma with no element before it)',
      '2: {"d":4}',
      '2!  (the comma before this bracket has no element after it)'
    ])
  })

  it('reports a missing closing bracket, and the element cut off before it', async () => {
    const missing = 'the array that starts in line 2 has no closing bracket'
    expect(await shortReads('\n[{"a":1},\n')).toEqual(['2: {"a":1}', `3!  (${missing})`])
    expect(await shortReads('\n[{"a":1},{"b":')).toEqual(['2: {"a":1}', `2! {"b": (${endsEarly})`, `2!  (${missing})`])
  })

  it('may be followed by another array or by lines; anything else there is malformed', async () => {
    expect(await shortReads('[{"a":1}]\n[{"b":2}][]\n{"c":3}')).toEqual(['1: {"a":1}', '2: {"b":2}', '3: {"c":3}'])
    expect(await shortReads('[{"a":1}];\n{"c":3}\n')).toEqual([
      '1: {"a":1}',
      '1! ; (not valid JSON (column 10))',
      '2: {"c":3}'
    ])
  })

  it('is one only at the start of a file: elsewhere it is malformed', async () => {
    expect(await shortReads('{"a":1}\n[{"b":2}]\n[{"c":\n{"d":4}')).toEqual([
      '1: {"a":1}',
      '2! [{"b":2}] (an array, not an object)',
      `3! [{"c": (${endsEarly})`,
      '4: {"d":4}'
    ])
  })

  it('loses no line after a truncated array at the start of a file', async () => {
    const reads = await shortReads('[{"a":1},{"x":[\n{"b":2}\n{"c":3}\n')
    expect(reads).toEqual(expect.arrayContaining(['1: {"a":1}', '2: {"b":2}', '3: {"c":3}']))
  })
})
