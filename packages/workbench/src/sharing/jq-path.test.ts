import fc from 'fast-check'
import type { Step } from './json'
import { resultOfPath, stepsOfPath, valueAt } from './jq-path'
import { pathText, patternText } from './path-text'

describe('a plain path', () => {
  it.each<[string, Step[]]>([
    ['.', []],
    ['.userId', ['userId']],
    [' .properties.products[0].name ', ['properties', 'products', 0, 'name']],
    ['.traits."first name"', ['traits', 'first name']],
    ['.traits["first name"]', ['traits', 'first name']],
    ['.["a"].b', ['a', 'b']],
    ['.["a"]["b"]', ['a', 'b']],
    ['.["a"].["b"]', ['a', 'b']],
    ['."a"."b"', ['a', 'b']],
    ['.products[-1]', ['products', -1]],
    ['.products.[0]', ['products', 0]],
    ['.[0]', [0]],
    ['.a?.b?', ['a', 'b']],
    ['.a[ "b" ]', ['a', 'b']],
    ['."a\\"b"', ['a"b']]
  ])('%s is read', (path, steps) => {
    expect(stepsOfPath(path)).toEqual(steps)
  })

  it.each(['', 'userId', '.a | .b', '.a // .b', '.products[]', '.products[1:]', '.a.', '.a b', '."\\q"'])(
    '%s is none',
    (path) => {
      expect(stepsOfPath(path)).toBeUndefined()
    }
  )

  it('is read as it is written', () => {
    const step = fc.oneof(fc.string(), fc.integer({ min: -20, max: 20 }))
    fc.assert(fc.property(fc.array(step), (steps) => expect(stepsOfPath(pathText(steps))).toEqual(steps)))
  })

  it('leads to a value, to nothing, or is not known', () => {
    const payload = { a: { b: [1, null] } }
    expect(resultOfPath(payload, '.a.b[0]')).toEqual({ found: 'value', value: 1 })
    expect(resultOfPath(payload, '.a.b[-2]')).toEqual({ found: 'value', value: 1 })
    expect(resultOfPath(payload, '.a.b[1]')).toEqual({ found: 'nothing' })
    expect(resultOfPath(payload, '.a.c')).toEqual({ found: 'nothing' })
    expect(resultOfPath(payload, '.a.b | length')).toEqual({ found: 'unknown' })
  })

  it("does not lead to what is JavaScript's own", () => {
    expect(valueAt({}, ['constructor'])).toBeUndefined()
  })
})

it('the path of a field is the same for all items of a list', () => {
  expect(patternText(['properties', 'products', 3, 'my name'])).toBe('.properties.products[]["my name"]')
  expect(patternText([0, 'a'])).toBe('.[].a')
})
