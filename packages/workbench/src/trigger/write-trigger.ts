import { generateFql } from '@segment/destination-subscriptions'
import type { Condition as Leaf, GroupCondition } from '@segment/destination-subscriptions'
import type { Condition, Conditions, Operator } from './condition'

/** What the lexer would take for something else than a part of a path. */
const UNWRITABLE_PART = /^(?:[\d-]|(?:and|or|null)$)/

/**
 * A path as FQL can write it. A part that cannot stand behind a dot is written in brackets, which mean the same
 * where a trigger looks into an event.
 */
function writtenPath(path: string): string {
  const [first = '', ...rest] = path.split('.')
  const written = (part: string) => (UNWRITABLE_PART.test(part) ? `[${part}]` : undefined)
  return rest.reduce((before, part) => before + (written(part) ?? `.${part}`), written(first) ?? first)
}

const isEqual = (operator: Operator): operator is '=' | '!=' => operator === '=' || operator === '!='

/** One condition as Segment's own tree has it. */
export function leafOf({ field, path, operator, value, isNumber }: Condition): Exclude<Leaf, GroupCondition> {
  const text = value ?? ''
  switch (field) {
    case 'type':
      return { type: 'event-type', operator, value: text }
    case 'event':
    case 'name':
    case 'userId':
      return { type: field, operator, ...(value === null ? {} : { value: text }) }
    default: {
      const numeric = operator === '=' ? 'number_equals' : 'number_not_equals'
      return {
        type: `event-${field}`,
        name: writtenPath(path),
        operator: isNumber && isEqual(operator) ? numeric : operator,
        ...(value === null ? {} : { value: isNumber ? Number(text) : text })
      }
    }
  }
}

/** The conditions as FQL. Each must be one without a problem. */
export function writeTrigger({ match, conditions }: Conditions): string {
  if (conditions.length === 0) return ''
  return generateFql({ type: 'group', operator: match === 'all' ? 'and' : 'or', children: conditions.map(leafOf) })
}
