import { validate } from '@segment/destination-subscriptions'
import type { GroupCondition } from '@segment/destination-subscriptions'
import { fieldOf, groupsOf, leavesOf, textOf } from './leaves'
import type { Leaf } from './leaves'
import type { TriedEvent } from './matching-events'
import type { TriggerWarning } from './writing-traps'

const NUMERIC = ['number_equals', 'number_not_equals', '<', '<=', '>', '>=']

/** Of a text that a number may have been meant by. */
const DIGITS = /^-?\d+(?:\.\d+)?$/

/** What only a text matches, and what only a number does, whatever it is. */
const IS_TEXT = { operator: 'contains', value: '' } as const
const IS_NUMBER = { operator: '>=', value: Number.NEGATIVE_INFINITY } as const

/** How many events hold at the place of a condition what `kind` matches: asked of the runtime, which finds the place. */
function countOf(leaf: Leaf, kind: typeof IS_TEXT | typeof IS_NUMBER, tried: readonly TriedEvent[]): number {
  const asked: GroupCondition = { type: 'group', operator: 'and', children: [{ ...leaf, ...kind } as Leaf] } // of its field
  return tried.filter(({ event }) => validate(asked, event)).length
}

const holding = (count: number, of: number) => `${count} of the ${of} events ${count === 1 ? 'holds' : 'hold'}`

function ofLeaf(leaf: Leaf, tried: readonly TriedEvent[]): string | undefined {
  if (!('name' in leaf)) return undefined
  const { operator, value } = leaf
  const [text, field] = [textOf(leaf), fieldOf(leaf)]
  if (NUMERIC.includes(operator)) {
    const count = countOf(leaf, IS_TEXT, tried)
    if (count === 0) return undefined
    const said = `${holding(count, tried.length)} ${field} as a text, which ${text} never matches.`
    if (operator === 'number_equals') return `${said} Write ${field} = "${value}" for it.`
    return operator === 'number_not_equals' ? `${said} Write ${field} != "${value}" for it.` : said
  }
  if ((operator !== '=' && operator !== '!=') || typeof value !== 'string' || !DIGITS.test(value)) return undefined
  const count = countOf(leaf, IS_NUMBER, tried)
  if (count === 0) return undefined
  const matches =
    operator === '=' ? `never matches. Write ${field} = ${value}` : `always matches. Write ${field} != ${value}`
  return `${holding(count, tried.length)} ${field} as a number, which ${text} ${matches} for it.`
}

/** Conditions that compare with a number what events hold as a text, or the other way round. */
export const kindTraps = (trigger: GroupCondition, tried: readonly TriedEvent[]): TriggerWarning[] =>
  groupsOf(trigger)
    .flatMap(leavesOf)
    .flatMap((leaf) => {
      const message = ofLeaf(leaf, tried)
      return message === undefined ? [] : [{ code: 'VALUE_OF_OTHER_KIND', message }]
    })
