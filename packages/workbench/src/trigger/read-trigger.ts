import { generateFql, parseFql } from '@segment/destination-subscriptions'
import type { Condition as Leaf, GroupCondition } from '@segment/destination-subscriptions'
import { isEitherKind, isNumeric, OPERATORS, takesValue } from './condition'
import type { Condition, Conditions, Field, Operator } from './condition'
import { problemOf } from './condition-problem'

/** What the builder makes of a trigger in FQL. */
export type TriggerReading =
  | { kind: 'conditions'; shown: Conditions }
  /** It cannot be shown as conditions without changing it; `readAs` is what the runtime reads, where that is something else that can be written. */
  | { kind: 'text-only'; why: string; readAs?: string }

type FlatLeaf = Exclude<Leaf, GroupCondition>

const FIELD_OF: Readonly<Record<FlatLeaf['type'], Field>> = {
  'event-type': 'type',
  event: 'event',
  name: 'name',
  userId: 'userId',
  'event-property': 'property',
  'event-trait': 'trait',
  'event-context': 'context'
}

/** Brackets mean what dots mean, where a trigger looks into an event. */
const dotted = (path: string) =>
  path
    .split(/[.[\]]/)
    .filter((part) => part !== '')
    .join('.')

const isOperator = (field: Field, operator: string): operator is Operator =>
  (OPERATORS[field] as readonly string[]).includes(operator)

function conditionOf(leaf: FlatLeaf): Condition | undefined {
  const field = FIELD_OF[leaf.type]
  const isNumberEquality = leaf.operator === 'number_equals' || leaf.operator === 'number_not_equals'
  const operator = isNumberEquality ? (leaf.operator === 'number_equals' ? '=' : '!=') : leaf.operator
  // != true compares with the text "true", which no operator of the builder says.
  if (!isOperator(field, operator) || typeof leaf.value === 'boolean') return undefined
  const condition = {
    field,
    path: 'name' in leaf ? dotted(leaf.name) : '',
    operator,
    value: takesValue(operator) ? String(leaf.value ?? '') : null,
    isNumber: isNumeric(operator) || (isNumberEquality && isEitherKind({ field, operator }))
  }
  return problemOf(condition) === undefined ? condition : undefined
}

const withoutSpace = (text: string) => text.replace(/\s+/g, '')

const NO_CONDITIONS: TriggerReading = { kind: 'conditions', shown: { match: 'all', conditions: [] } }

/** What the runtime reads, and the same as FQL; undefined where it cannot work with it. */
function parsedFrom(text: string): { parsed: GroupCondition; readAs: string } | undefined {
  const parsed = parseFql(text)
  if ('error' in parsed) return undefined
  try {
    return { parsed, readAs: generateFql(parsed) }
  } catch {
    // Empty parentheses are parsed, but are no condition.
    return undefined
  }
}

const leavesOf = ({ children }: GroupCondition): FlatLeaf[] =>
  children.flatMap((child) => (child.type === 'group' ? leavesOf(child) : [child]))

/** Whether a text that was made of what is read can be written in its place: the parser takes much for an operator. */
function isWritable(text: string): boolean {
  const reading = parsedFrom(text)
  if (reading?.readAs !== text) return false
  return leavesOf(reading.parsed).every((leaf) => conditionOf(leaf) !== undefined)
}

/** Reads a trigger as the runtime does, and as far as the builder can show it. */
export function readTrigger(text: string): TriggerReading {
  if (text.trim() === '') return NO_CONDITIONS
  const reading = parsedFrom(text)
  if (reading === undefined) return { kind: 'text-only', why: 'The text cannot be read.' }
  const { parsed, readAs } = reading
  // The parser takes its own sign for the end of the text for the value that is missing.
  if (readAs.endsWith('"eos"') && !text.trimEnd().endsWith('"eos"'))
    return { kind: 'text-only', why: 'The text breaks off: a value is missing at its end.' }
  if (withoutSpace(readAs) !== withoutSpace(text))
    return isWritable(readAs)
      ? { kind: 'text-only', why: 'The text is read as something else than it says:', readAs }
      : { kind: 'text-only', why: 'The text is read as something else than it says.' }
  const conditions: Condition[] = []
  for (const child of parsed.children) {
    if (child.type === 'group')
      return { kind: 'text-only', why: 'It has conditions in parentheses, and the builder shows one list.' }
    const condition = conditionOf(child)
    if (condition === undefined)
      return {
        kind: 'text-only',
        why: `The builder has no words for ${generateFql({ type: 'group', operator: 'and', children: [child] })}.`
      }
    conditions.push(condition)
  }
  return { kind: 'conditions', shown: { match: parsed.operator === 'or' ? 'any' : 'all', conditions } }
}
