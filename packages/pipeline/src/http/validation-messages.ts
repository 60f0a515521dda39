import type { core } from 'zod'

type Issue = core.$ZodIssue
type Of<Code extends Issue['code']> = Extract<Issue, { code: Code }>

/** zod's names of types, in words. */
const TYPES = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
  ['null', 'null']
])

const FORMATS = new Map([
  ['datetime', 'must be a time in ISO 8601, such as 2026-11-24T10:00:00Z'],
  ['uuid', 'must be an id, a UUID']
])

/** Of texts and lists, as only these have a size. */
const UNITS = new Map([
  ['string', ['character', 'characters']],
  ['array', ['item', 'items']]
])

/** zod's own messages begin so; any other was written for people. */
const OF_ZOD = /^(Invalid|Too (big|small)|Unrecognized)\b/

const isMissing = ({ message }: { message: string }) => message.endsWith(', received undefined')

function ofType({ expected, message }: Of<'invalid_type'>): string {
  // Of a number in a query: it is no number, or there are several.
  if (message.endsWith(', received NaN')) return 'must be a number, and be given once'
  return `must be ${TYPES.get(expected) ?? `of type ${expected}`}`
}

function ofBound(origin: string, rule: string, bound: number | bigint): string {
  const unit = UNITS.get(origin)?.[bound === 1 ? 0 : 1]
  return unit === undefined ? `must be ${rule} ${bound}` : `must have ${rule} ${bound} ${unit}`
}

/** @param values that are taken; undefined stands for leaving it out */
function ofValues(values: readonly unknown[]): string {
  const some = values.filter((value) => value !== undefined).map(String)
  const what = some.length === 1 ? `must be ${some.join()}` : `must be one of ${some.join(', ')}`
  return some.length === values.length ? what : `${what}, or be left out`
}

/** What each of the alternatives asks for. */
function ofAlternatives({ errors }: Of<'invalid_union'>): string {
  const first = errors.flatMap((issues) => issues.slice(0, 1))
  // Of a value out of a list zod does not say that it is missing: another alternative does.
  if (first.some(isMissing))
    return ['is needed', ...first.filter((issue) => !isMissing(issue)).map(messageOf)].join(', and ')
  return [...new Set(first.map(messageOf))].join(', or ')
}

/**
 * What is wrong, to be read behind the name of what it is wrong with: a rule, and what keeps to it. Never a value that was
 * sent.
 */
export function messageOf(issue: Issue): string {
  if (!OF_ZOD.test(issue.message)) return issue.message
  if (isMissing(issue)) return 'is needed'
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue)
    case 'too_small':
      return ofBound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)
    case 'too_big':
      return ofBound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)
    case 'invalid_value':
      return ofValues(issue.values)
    case 'invalid_format':
      return FORMATS.get(issue.format) ?? 'does not have the form that it must have'
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined ? ofValues(issue.options) : ofAlternatives(issue)
    case 'invalid_key':
      return `has a name in it that ${issue.issues.map(messageOf).join(', and ')}`
    default:
      return 'is not what is taken here'
  }
}
