import fc from 'fast-check'
import { EVENT_TYPES } from '../events/event-types'
import { hasPath, isEitherKind, isNumeric, OPERATORS, takesValue } from './condition'
import type { Condition, Conditions, Field, Operator } from './condition'
import { problemOf } from './condition-problem'
import { readTrigger } from './read-trigger'
import { writeTrigger } from './write-trigger'

const condition = (parts: Partial<Condition>): Condition => ({
  field: 'event',
  path: '',
  operator: '=',
  value: null,
  isNumber: false,
  ...parts
})

const shown = (text: string) => {
  const reading = readTrigger(text)
  return reading.kind === 'conditions' ? reading.shown : reading
}

describe('a trigger in the builder', () => {
  it('is the conditions of its text, all of which must hold, or any', () => {
    const conditions = [
      condition({ field: 'type', value: 'track' }),
      condition({ field: 'property', path: 'plan', operator: 'not_exists' })
    ]
    expect(shown('type = "track" and properties.plan = null')).toEqual({ match: 'all', conditions })
    expect(shown('type = "track" or properties.plan = null')).toEqual({ match: 'any', conditions })
  })

  it('keeps texts, numbers, and true and false apart', () => {
    expect(
      shown('properties.a = "5" and properties.a = 5 and properties.a = "true" and properties.a = true')
    ).toMatchObject({
      conditions: [
        { operator: '=', value: '5', isNumber: false },
        { operator: '=', value: '5', isNumber: true },
        { operator: '=', value: 'true', isNumber: false },
        { operator: 'is_true', value: null, isNumber: false }
      ]
    })
  })

  it('has no conditions where nothing is written', () => {
    expect(shown('  ')).toEqual({ match: 'all', conditions: [] })
    expect(writeTrigger({ match: 'all', conditions: [] })).toBe('')
  })

  it.each(['foo', 'type = "track" and ()', '()', 'event = "a'])(
    'cannot be shown while the text cannot be read: %s',
    (text) => {
      expect(shown(text)).toEqual({ kind: 'text-only', why: 'The text cannot be read.' })
    }
  )

  it('waits for a value that is missing at the end of the text', () => {
    expect(shown('type = ')).toEqual({ kind: 'text-only', why: 'The text breaks off: a value is missing at its end.' })
    expect(shown('event = "eos"')).toMatchObject({ conditions: [{ value: 'eos' }] })
  })

  it.each([
    ['type = "track" and event = "a" or event = "b"', 'type = "track" or event = "a" or event = "b"'],
    ['!(type = "track")', 'type = "track"'],
    ['(type = "track")', 'type = "track"'],
    ['match(event, "abc")', 'match(event, "*bc")'],
    ['event = null', 'event = "null"'],
    ['properties.a < "5"', 'properties.a < 5']
  ])('says what is read where the text says something else: %s', (text, readAs) => {
    expect(shown(text)).toMatchObject({ kind: 'text-only', readAs })
  })

  it.each(['properties.products.0.product_id = "p1"', 'properties.a >=5', 'type = "track" AND properties.a . 0'])(
    'offers nothing that is no FQL in place of what is written: %s',
    (text) => {
      expect(shown(text)).toEqual({ kind: 'text-only', why: 'The text is read as something else than it says.' })
    }
  )

  it('offers only what is read as it is written', () => {
    const tokens = fc.constantFrom(
      'type',
      'event',
      'properties.a.0',
      '=',
      '!=',
      '<',
      '.',
      '"a"',
      "'b'",
      '5',
      'and',
      'or',
      '(',
      ')'
    )
    fc.assert(
      fc.property(fc.array(tokens, { minLength: 3, maxLength: 9 }), (written) => {
        const reading = readTrigger(written.join(' '))
        fc.pre(reading.kind === 'text-only' && reading.readAs !== undefined)
        const again = readTrigger(reading.kind === 'text-only' ? (reading.readAs ?? '') : '')
        expect(again).not.toHaveProperty('readAs')
        expect(again).not.toMatchObject({ why: 'The text cannot be read.' })
      }),
      { numRuns: 300 }
    )
  })

  it.each([
    ['(type = "track" and event = "a") or type = "page"', 'parentheses'],
    ['properties.a != true', 'no words for properties.a != true'],
    ['event < 5', 'event < 5'],
    ["event = 'a'", 'something else']
  ])('says why it cannot show %s', (text, why) => {
    expect(shown(text)).toMatchObject({ kind: 'text-only', why: expect.stringContaining(why) as string })
  })
})

const operatorsOf = (field: Field) => fc.constantFrom(...OPERATORS[field])

/** Texts with what FQL gives a meaning to, and any others. */
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('"', "'", '\\', '*', ')', '(', ',', ' and ', ' or ', 'null', '!', '=', '\n', '5', 'a'))
    .map((parts) => parts.join(''))
)
const numbers = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map(Number)
  .map(String)
const parts = fc
  .oneof(fc.constantFrom('and', 'or', 'null', 'true', '0', '9a', '-a', 'android', 'order', 'a b', 'é', 'a"b'), texts)
  .filter((part) => part !== '' && !/[.[\]]/.test(part))
const paths = fc.array(parts, { minLength: 1, maxLength: 3 }).map((some) => some.join('.'))

const valueOf = (field: Field, operator: Operator, isNumber: boolean): fc.Arbitrary<string | null> => {
  if (!takesValue(operator)) return fc.constant(null)
  if (isNumber) return numbers
  return field === 'type' ? fc.constantFrom(...EVENT_TYPES) : texts
}

const conditions: fc.Arbitrary<Condition> = fc
  .constantFrom(...(Object.keys(OPERATORS) as Field[])) // its keys are all fields
  .chain((field) => fc.tuple(fc.constant(field), operatorsOf(field), fc.boolean()))
  .chain(([field, operator, wantsNumber]) => {
    const isNumber = isNumeric(operator) || (wantsNumber && isEitherKind({ field, operator }))
    return fc.record({
      field: fc.constant(field),
      path: hasPath(field) ? paths : fc.constant(''),
      operator: fc.constant(operator),
      value: valueOf(field, operator, isNumber),
      isNumber: fc.constant(isNumber)
    })
  })

describe('what is built', () => {
  it('is the same after it was written as FQL and read again, for every value that FQL can write', () => {
    const built: fc.Arbitrary<Conditions> = fc.record({
      match: fc.constantFrom('all', 'any'),
      conditions: fc.array(
        conditions.filter((one) => problemOf(one) === undefined),
        { minLength: 2, maxLength: 5 }
      )
    })
    fc.assert(
      fc.property(built, (before) => {
        expect(shown(writeTrigger(before))).toEqual(before)
      }),
      { numRuns: 2000 }
    )
  })

  it('is refused where FQL would read another value', () => {
    fc.assert(
      fc.property(conditions, (one) => {
        const before: Conditions = { match: 'all', conditions: [one] }
        const isSame = JSON.stringify(shown(writeTrigger(before))) === JSON.stringify(before)
        expect(isSame).toBe(problemOf(one) === undefined)
      }),
      { numRuns: 2000 }
    )
  })

  it.each([
    [{ value: 'a"b' }, 'FQL cannot write a double quote. Use "contains" with the text before or after it.'],
    [{ operator: 'ends_with', value: 'a*' }, 'FQL cannot write a * at the end of this. Use "contains".'],
    [{ value: null }, 'Write a value.'],
    [{ field: 'property', path: 'a', isNumber: true, value: '1e3' }, 'Write a number in digits, such as 49.5.'],
    [
      { field: 'property', path: 'a', isNumber: true, value: '1' + '0'.repeat(22) },
      'FQL cannot write a number that large or that small.'
    ],
    [{ field: 'property', path: '', value: 'a' }, 'Write a path.'],
    [{ field: 'trait', path: 'a..b', value: 'a' }, 'Write a name on either side of each dot.']
  ] as const)('that cannot be written says why: %j', (part, message) => {
    expect(problemOf(condition(part))?.message).toBe(message)
  })

  it('keeps backslashes, which are characters like others in FQL', () => {
    expect(writeTrigger({ match: 'all', conditions: [condition({ value: 'C:\\temp\\' })] })).toBe(
      'event = "C:\\temp\\"'
    )
    expect(shown('event = "C:\\temp\\"')).toMatchObject({ conditions: [{ value: 'C:\\temp\\' }] })
  })

  it('writes places of a list, and names that begin with a digit, in brackets', () => {
    const one = condition({ field: 'property', path: 'products.0.sku', value: 'T-1' })
    expect(writeTrigger({ match: 'all', conditions: [one] })).toBe('properties.products\\[0\\].sku = "T-1"')
  })
})
