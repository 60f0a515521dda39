/** What of an event a condition looks at. */
export type Field = 'type' | 'event' | 'name' | 'userId' | 'property' | 'trait' | 'context'

/** How a condition compares. */
export type Operator =
  | '='
  | '!='
  | 'exists'
  | 'not_exists'
  | 'contains'
  | 'not_contains'
  | 'starts_with'
  | 'not_starts_with'
  | 'ends_with'
  | 'not_ends_with'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'is_true'
  | 'is_false'

/** One condition of a trigger, as it is built. */
export interface Condition {
  field: Field
  /** Of a property, a trait or a part of the context, such as `address.city`; else empty. */
  path: string
  operator: Operator
  /** As it is typed; null when there is none yet, or the operator takes none. */
  value: string | null
  /** Whether the value is a number, not a text: `= 5` is not `= "5"`. */
  isNumber: boolean
}

/** Whether all conditions must hold, or any of them. */
export type Match = 'all' | 'any'

/** A trigger as the builder shows it: one flat group. */
export interface Conditions {
  match: Match
  conditions: readonly Condition[]
}

/** What each field is called, in the order in which they are offered. */
export const FIELD_LABELS: Readonly<Record<Field, string>> = {
  type: 'Event type',
  event: 'Event name',
  property: 'Property',
  trait: 'Trait',
  context: 'Context',
  userId: 'User ID',
  name: 'Name'
}

/** In the order in which they are offered. */
export const FIELDS = Object.keys(FIELD_LABELS) as readonly Field[] // its keys are all fields

/** How each operator reads between a field and a value. */
export const OPERATOR_WORDS: Readonly<Record<Operator, string>> = {
  '=': 'is',
  '!=': 'is not',
  exists: 'exists',
  not_exists: 'does not exist',
  contains: 'contains',
  not_contains: 'does not contain',
  starts_with: 'starts with',
  not_starts_with: 'does not start with',
  ends_with: 'ends with',
  not_ends_with: 'does not end with',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is greater than',
  '>=': 'is at least',
  is_true: 'is true',
  is_false: 'is false'
}

const EQUALITY: readonly Operator[] = ['=', '!=']
const PRESENCE: readonly Operator[] = ['exists', 'not_exists']
const TEXTUAL: readonly Operator[] = [
  ...(['contains', 'not_contains', 'starts_with'] as const),
  ...(['not_starts_with', 'ends_with', 'not_ends_with'] as const)
]
const NUMERIC: readonly Operator[] = ['<', '<=', '>', '>=']
const BOOLEAN: readonly Operator[] = ['is_true', 'is_false']

const OF_PATHS = [...EQUALITY, ...PRESENCE, ...TEXTUAL, ...NUMERIC, ...BOOLEAN]

/** What each field can be compared by. FQL knows no more of them that mean anything. */
export const OPERATORS: Readonly<Record<Field, readonly Operator[]>> = {
  type: EQUALITY,
  event: [...EQUALITY, ...TEXTUAL],
  name: [...EQUALITY, ...PRESENCE, ...TEXTUAL],
  userId: [...EQUALITY, ...PRESENCE, ...TEXTUAL],
  property: OF_PATHS,
  trait: OF_PATHS,
  context: OF_PATHS
}

/** Whether a field is an object, in which a path leads to what is compared. */
export const hasPath = (field: Field) => field === 'property' || field === 'trait' || field === 'context'

/** Whether an operator compares with a value. */
export const takesValue = (operator: Operator) => !PRESENCE.includes(operator) && !BOOLEAN.includes(operator)

/** Whether the value of an operator is a number in any case. */
export const isNumeric = (operator: Operator) => NUMERIC.includes(operator)

/** Whether an operator compares parts of texts. */
export const isTextual = (operator: Operator) => TEXTUAL.includes(operator)

/** Whether a value may be a text or a number, so that it has to be said which. */
export const isEitherKind = ({ field, operator }: Pick<Condition, 'field' | 'operator'>) =>
  hasPath(field) && EQUALITY.includes(operator)

/** What a condition begins as. */
export const NEW_CONDITION: Condition = { field: 'event', path: '', operator: '=', value: null, isNumber: false }

/** The same condition of another field: what does not go with the field is given up. */
export function withField(condition: Condition, field: Field): Condition {
  const operator = OPERATORS[field].includes(condition.operator) ? condition.operator : '='
  const isKept = hasPath(field) === hasPath(condition.field) && field !== 'type' && condition.field !== 'type'
  const value = field === 'type' ? 'track' : isKept ? condition.value : null
  return withOperator({ ...condition, field, path: hasPath(field) ? condition.path : '', value }, operator)
}

/** The same condition with another operator, its value of the kind that goes with it. */
export function withOperator(condition: Condition, operator: Operator): Condition {
  const changed = { ...condition, operator }
  return {
    ...changed,
    value: takesValue(operator) ? condition.value : null,
    isNumber: isNumeric(operator) || (isEitherKind(changed) && condition.isNumber)
  }
}
