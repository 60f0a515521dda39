import { compileJq } from './compile-jq'

describe('an expression that is never run', () => {
  it.each([
    ['last(range(1e12))', '"range" may never end; for lists there are map, select, any, all, first and last'],
    ['repeat(.)', '"repeat" may never end; for lists there are map, select, any, all, first and last'],
    ['def f: f; f', '"def" may never end; for lists there are map, select, any, all, first and last'],
    ['"\\(last(range(1e12)))"', '"range" may never end; for lists there are map, select, any, all, first and last'],
    [
      '"\\(1)" | [repeat(1)] | length , "x"',
      '"repeat" may never end; for lists there are map, select, any, all, first and last'
    ],
    [
      '"\\((1) | "\\(2)")" | [repeat(1)] | length , "x"',
      '"repeat" may never end; for lists there are map, select, any, all, first and last'
    ],
    ['1 # "\n | [repeat(1)] # "', 'a comment with a quotation mark or a backslash may hide what is run'],
    ['.type * 1000000000', '"*" may take more memory than there is'],
    ['setpath([1000000000]; 1)', '"setpath" may take more memory than there is'],
    ['halt', '"halt" is for programs, not for what looks at an event'],
    ['.type | debug', '"debug" is for programs, not for what looks at an event'],
    ['first(inputs)', '"inputs" is for programs, not for what looks at an event'],
    ['.type = "track"', '"=" changes the event; write "==" to compare'],
    ['.a |= 1', '"=" changes the event; write "==" to compare']
  ])('is %s', async (expression, reason) => {
    await expect(compileJq(expression, 'path')).rejects.toMatchObject({
      name: 'CollectorError',
      message: `uses jq that the collector does not run: ${reason}`
    })
  })

  it.each([
    '.range',
    '.input.debug',
    '{input: .a}',
    '.properties.while.def',
    '{range: .a}',
    '.type == "a = b * def c"',
    '"\\(.x)" == "while"',
    '"\\((.a) | "\\(.b)")" == "a = b * def c"',
    '.type == "a # \\" b" # a comment',
    '.a <= 5',
    '.a != .b',
    '.["*"]'
  ])('is not one with the same signs in another place: %s', async (expression) => {
    const run = await compileJq(expression, 'path')
    expect(run([{}])).toHaveLength(1)
  })
})
