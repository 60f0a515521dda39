import { readAll, shortReads } from './read-in-tests'

const endsEarly = 'not valid JSON: it ends before it is complete'

describe('lines', () => {
  it('reads one event a line, with or without an ending on the last one', async () => {
    expect(await shortReads('{"a":1}\n{"b":2}\n')).toEqual(['1: {"a":1}', '2: {"b":2}'])
    expect(await shortReads('{"a":1}\n{"b":2}')).toEqual(['1: {"a":1}', '2: {"b":2}'])
  })

  it('gives nothing for an empty file, white space or a byte order mark alone', async () => {
    for (const content of ['', '\n', ' \r\n\t\n', '\ufeff', '\ufeff\n']) expect(await shortReads(content)).toEqual([])
  })

  it('skips blank lines, CRLF, indentation and a byte order mark and counts lines right', async () => {
    expect(await shortReads('\ufeff\r\n{"a":1}\r\n\r\n  {"b":2} \r\n')).toEqual(['2: {"a":1}', '4: {"b":2}'])
  })

  it('gives the text as it stood, without the white space around it', async () => {
    const [first, second] = await readAll('  { "a" : 1.0e2 }  \r\n wrong  \r\n')
    expect(first).toEqual(expect.objectContaining({ kind: 'event', text: Buffer.from('{ "a" : 1.0e2 }') }))
    expect(second).toEqual(expect.objectContaining({ kind: 'malformed', text: Buffer.from('wrong  ') }))
  })

  it('gives the text of every line without its indentation, also of lines that are read together', async () => {
    const reads = await readAll('{"a":1}\n  {"b":2}\n\t{"c":3}\r\n')
    expect(reads.map((read) => read.text.toString())).toEqual(['{"a":1}', '{"b":2}', '{"c":3}'])
  })

  it('names the file with everything it reads', async () => {
    const reads = await readAll('{"a":1}\nwrong\n')
    expect(reads.map((read) => read.file)).toEqual(['events.json', 'events.json'])
  })

  it('does not take U+2028, U+2029 or a carriage return alone for the end of a line', async () => {
    expect(await shortReads('{"a":"x\u2028y\u2029z"}\n')).toEqual(['1: {"a":"x\u2028y\u2029z"}'])
    expect(await shortReads('{"a":\r1}\r{"b":2}')).toEqual(['1: {"a":1}', '1: {"b":2}'])
  })

  it('says what a line is that is JSON but not an object', async () => {
    expect(await shortReads('1\n"x"\nnull\ntrue\n-0.5e3\n{}\n[1]\n[\n {"a":1}\n]\n')).toEqual([
      '1! 1 (a number, not an object)',
      '2! "x" (a string, not an object)',
      '3! null (null, not an object)',
      '4! true (true, not an object)',
      '5! -0.5e3 (a number, not an object)',
      '6: {}',
      '7! [1] (an array, not an object)',
      '8! [\n {"a":1}\n] (an array, not an object)'
    ])
  })

  it.each([
    ['{"a":1,}', 8],
    ['{"a" 1}', 6],
    ['{a:1}', 2],
    ['{"a":01}', 6],
    ['{"a":tru}', 6],
    ['{"a":"\\x"}', 7],
    ['{"a":"\t"}', 7],
    ['{"a":1}}', 8],
    ['{"a":[1}', 8],
    ['{"a":1},', 8],
    ['{"a":1} // why', 9],
    ["  {'a':1}", 4],
    ['{"a":1}[2]', 8]
  ])('names the column of the first wrong byte: %s', async (line, column) => {
    expect(await shortReads(`${line}\n{"b":2}\n`)).toEqual([
      `1! ${line.trimStart()} (not valid JSON (column ${column}))`,
      '2: {"b":2}'
    ])
  })

  it('never quotes what it read in a reason', async () => {
    const [read] = await readAll('{"email":"secret@example.com" "x"}')
    expect(read).toEqual(expect.objectContaining({ reason: 'not valid JSON (column 31)' }))
  })

  it('keeps the exact bytes of a line that is not UTF-8', async () => {
    const line = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xc3]), Buffer.from('"}')])
    const [read] = await readAll(Buffer.concat([line, Buffer.from('\n')]))
    expect(read).toEqual(expect.objectContaining({ kind: 'malformed', reason: 'not valid UTF-8', text: line }))
  })

  it('gives objects with a __proto__ of their own and leaves the prototype alone', async () => {
    const [read] = await readAll('{"__proto__":{"polluted":true}}')
    expect(read).toEqual(expect.objectContaining({ kind: 'event' }))
    expect(JSON.stringify(read)).toContain('"event":{"__proto__":{"polluted":true}}')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('reads objects that follow each other on a line', async () => {
    expect(await shortReads('{"a":1}{"b":2} {"c":3}\n{"d":4}{"e":')).toEqual([
      '1: {"a":1}',
      '1: {"b":2}',
      '1: {"c":3}',
      '2: {"d":4}',
      `2! {"e": (${endsEarly})`
    ])
  })
})

describe('a truncated line', () => {
  const whole = '{"type":"track","n":[{"a":"x\\"y"},{"b":[true,-1.5e3]}],"p":{"q":{}}}'
  const cuts = Array.from({ length: whole.length - 1 }, (_, index) => whole.slice(0, index + 1))

  it.each(cuts)('takes no valid line with it, wherever it stands: %s', async (cut) => {
    const lines = [cut, '{"b":1}', '{"c":2}', cut, '{"d":3}', cut]
    const reads = await readAll(lines.join('\r\n'))
    expect(reads.map((read) => read.text.toString())).toEqual(lines)
    expect(reads.map((read) => read.kind)).toEqual(['malformed', 'event', 'event', 'malformed', 'event', 'malformed'])
  })

  it('is said to end too early, or to be wrong where its last word is cut', async () => {
    expect(await shortReads('{"a":[1,\n{"b":tru\n{"c":"x\r\n{"d":"\\')).toEqual([
      `1! {"a":[1, (${endsEarly})`,
      '2! {"b":tru (not valid JSON (column 6))',
      `3! {"c":"x (${endsEarly})`,
      '4! {"d":"\\ (not valid JSON (column 7))'
    ])
  })

  it('takes no valid line with it either when it is one of many', async () => {
    const lines = cuts.flatMap((cut, index) => [cut, `{"n":${index}}`])
    const reads = await readAll(lines.join('\n'))
    expect(reads.map((read) => read.text.toString())).toEqual(lines)
    expect(reads.filter((read) => read.kind === 'event')).toHaveLength(cuts.length)
  })
})
