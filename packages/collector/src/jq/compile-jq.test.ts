import fc from 'fast-check'
import type { Json } from '../json'
import { compileJq } from './compile-jq'
import { isTrue, readPlainJq } from './plain-jq'
import { loadRealJq } from './real-jq'

const valueAt = async (path: string, event: Json) => {
  const [result] = (await compileJq(path, 'path'))([event])
  return result ?? null
}

describe('a path', () => {
  const event = {
    a: { b: 'ab', 'my key': 'spaced', 'é"': 'quoted' },
    'my key': ['top'],
    list: [{ id: 1 }, { id: 2 }],
    off: false,
    text: 'abc'
  }

  it.each<[string, Json]>([
    ['.a.b', 'ab'],
    ['.a["b"]', 'ab'],
    ['.a."b"', 'ab'],
    ['."a"."b"', 'ab'],
    ['.["a"]["b"]', 'ab'],
    ['.["a"].["b"]', 'ab'],
    ['.a?.b?', 'ab'],
    ['.a."my key"', 'spaced'],
    ['.a["my key"]', 'spaced'],
    ['.a."é\\""', 'quoted'],
    ['."my key"[0]', 'top'],
    ['.["my key"][0]', 'top'],
    ['.list[0].id', 1],
    ['.list[-1].id', 2],
    ['.list.[1].id', 2],
    ['.list[7]', null],
    ['.list[]', { id: 1 }],
    ['.list[1:]', [{ id: 2 }]],
    ['.text[0]', null],
    ['.text.b?', null],
    ['.a.c', null],
    ['.constructor', null],
    ['.', event]
  ])('%s leads where it leads in jq', async (path, value) => {
    expect(await valueAt(path, event)).toEqual(value)
  })

  it.each<[string, Json]>([
    ['.off // .text', 'abc'],
    ['.nothing // .a.b', 'ab'],
    ['.list | length', 2],
    ['.list | first | .id', 1],
    ['.text | test("B"; "i")', true],
    ['.off | not', true],
    ['.text.length == 3', null]
  ])('may be any other jq: %s', async (expression, value) => {
    expect(await valueAt(expression, event)).toEqual(value)
  })

  it('leads to the same place in all the ways in which it can be written', async () => {
    const written = (steps: (string | number)[], isBracketed: boolean[]) =>
      steps.reduce<string>((path, step, index) => {
        if (typeof step === 'number' || isBracketed[index % isBracketed.length])
          return `${path}[${JSON.stringify(step)}]`
        return `${path}${path === '.' ? '' : '.'}${JSON.stringify(step)}`
      }, '.')
    const within = (steps: (string | number)[], value: Json): Json =>
      steps.reduceRight<Json>(
        (inner, step) => (typeof step === 'number' ? [...new Array<Json>(step).fill(null), inner] : { [step]: inner }),
        value
      )
    const steps = fc.array(fc.oneof(fc.string(), fc.nat({ max: 3 })), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(steps, fc.array(fc.boolean(), { minLength: 1 }), async (path, isBracketed) => {
        expect(await valueAt(written(path, isBracketed), within(path, 'here'))).toBe('here')
      })
    )
  })
})

describe('a criterion', () => {
  it.each<[string, Json, boolean]>([
    ['.properties."my key" == "x"', { properties: { 'my key': 'x' } }, true],
    ['.properties["my key"] == "x"', { properties: 'x' }, false],
    ['.properties."sku" == "s-1"', { properties: { sku: 's-1' } }, true],
    ['.type == "track" and ."event" == "Jane"', { type: 'track', event: 'Jane' }, true],
    ['.properties."sku" | test("S"; "i")', { properties: { sku: 's-1' } }, true],
    ['.tags[0] == "a"', { tags: ['a'] }, true],
    ['.tags[0] == "a"', { tags: 'a' }, false],
    ['.event | test("^prod"; "i")', { event: 'Product Viewed' }, true],
    ['.a // .b', { a: false, b: 1 }, true]
  ])('holds as in jq: %s of %j is %s', async (criterion, event, expected) => {
    const run = await compileJq(criterion, 'criterion')
    expect(run([event, {}]).map(isTrue)).toEqual([expected, false])
  })
})

it('an event that jq cannot read gives nothing, and the others in its batch what they hold', async () => {
  let deep: Json = 'end'
  for (let level = 0; level < 500; level += 1) deep = { a: deep }
  const run = await compileJq('[.. | strings] // .nothing', 'path')
  expect(run([{ a: 'one' }, deep, { a: 'two' }])).toEqual([['one'], undefined, ['two']])
})

describe('an expression that makes more and more of a value', () => {
  const grown = (times: number) => `.a${' | . + .'.repeat(times)}`
  const events = Array.from({ length: 16 }, () => ({ a: 'x' }))

  it('is tried once and gives nothing, jq goes on, and nothing is printed', async () => {
    const told = (['error', 'warn', 'log'] as const).map((level) => jest.spyOn(console, level).mockReturnValue())
    const out = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    const jq = await loadRealJq()
    const json = jest.spyOn(JSON, 'stringify')
    expect(jq.results(grown(30), events)).toEqual(events.map(() => undefined))
    expect(json).toHaveBeenCalledTimes(1)
    for (const spy of [...told, out]) expect(spy).not.toHaveBeenCalled()
    expect(jq.results(grown(2), events)).toEqual(events.map(() => 'xxxx'))
  })

  it('leaves no more memory taken than one may have', async () => {
    const jq = await loadRealJq()
    const before = process.memoryUsage().rss
    for (let time = 0; time < 8; time += 1) jq.results(grown(30), events)
    expect(process.memoryUsage().rss - before).toBeLessThan(700_000_000)
    expect(jq.results(grown(20), [{ a: 'x' }])[0]).toHaveLength(2 ** 20)
  })

  it('gives nothing where the result is larger than four requests', async () => {
    const jq = await loadRealJq()
    expect(jq.results(grown(23), [{ a: 'x' }])).toEqual([undefined])
    expect(jq.results(`${grown(23)} | length`, [{ a: 'x' }])).toEqual([2 ** 23])
  })
})

describe('what is run without jq', () => {
  const key = fc.constantFrom('a', 'b', 'c d')
  const path = fc
    .array(fc.oneof(key, fc.integer({ min: -2, max: 2 })), { maxLength: 3 })
    .map((steps) => `.${steps.map((step) => `[${JSON.stringify(step)}]`).join('')}`)
  const term = fc.oneof(path, fc.constantFrom('.a', '.b?', '."c d"', '.a.b', '"x"', '""', '1', '-2.5', 'null', 'true'))
  const comparison = fc.oneof(
    term,
    fc.tuple(term, fc.constantFrom('==', '!='), term).map((parts) => parts.join(' '))
  )
  const joined = (part: fc.Arbitrary<string>) =>
    fc
      .tuple(part, fc.array(fc.tuple(fc.constantFrom('and', 'or'), part), { maxLength: 3 }))
      .map(([first, rest]) => [first, ...rest.flat()].join(' '))
  const expression = joined(
    fc.oneof(
      comparison,
      joined(comparison).map((inner) => `(${inner})`)
    )
  )
  const { event } = fc.letrec<{ event: Json }>((tie) => ({
    event: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Json>('x', '', 1, -2.5, true, false, null),
      fc.array(tie('event'), { maxLength: 3 }),
      fc.dictionary(key, tie('event'))
    )
  }))

  it('gives what jq gives', async () => {
    const jq = await loadRealJq()
    fc.assert(
      fc.property(expression, fc.array(event, { minLength: 1, maxLength: 20 }), (expression, events) => {
        const plain = readPlainJq(expression)
        expect(plain && events.map(plain)).toEqual(jq.results(expression, events))
      }),
      { numRuns: 500 }
    )
  })

  it.each(['.a | .b', '.a // .b', '.a[]', '.a == 1, 2', '"\\(.a)"', '.a < 1', '..', '.a # b', 'not', '.a as $x | $x'])(
    'is not %s',
    (expression) => {
      expect(readPlainJq(expression)).toBeUndefined()
    }
  )
})
