import { parseFql } from '@segment/destination-subscriptions'
import type { Condition as Leaf, GroupCondition } from '@segment/destination-subscriptions'
import { capitalised } from '../ui/capitalised'
import { OPERATOR_WORDS } from './condition'

type FlatLeaf = Exclude<Leaf, GroupCondition>

const UNREADABLE = 'Cannot be read: matches no event'

/** Segment's tree has an operator of its own for the equality of numbers. */
const WORDS: Readonly<Record<FlatLeaf['operator'], string>> = {
  ...OPERATOR_WORDS,
  number_equals: OPERATOR_WORDS['='],
  number_not_equals: OPERATOR_WORDS['!=']
}

/** Where values in a row are named together: "is a" or "is b" as "is a or b"; "is not a" and "is not b" as "is not a or b". */
const JOINED_BY: Readonly<Partial<Record<FlatLeaf['operator'], GroupCondition['operator']>>> = {
  '=': 'or',
  number_equals: 'or',
  contains: 'or',
  starts_with: 'or',
  ends_with: 'or',
  '!=': 'and',
  not_contains: 'and',
  not_starts_with: 'and',
  not_ends_with: 'and'
}

function subjectOf(leaf: FlatLeaf): string {
  switch (leaf.type) {
    case 'event-type':
      return 'type'
    case 'event':
      return 'event name'
    case 'name':
      return 'name'
    case 'userId':
      return 'user ID'
    case 'event-property':
      return `property ${leaf.name}`
    case 'event-trait':
      return `trait ${leaf.name}`
    case 'event-context':
      return `context ${leaf.name}`
  }
}

function valueOf({ type, value }: FlatLeaf): string {
  return type === 'event-type' || typeof value !== 'string' ? String(value) : `“${value}”`
}

const listOf = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`

/** Leaves of one group that ask the same of the same: their values are named in one go. */
function alike(leaf: FlatLeaf, other: FlatLeaf, group: GroupCondition['operator']): boolean {
  const isSame = leaf.operator === other.operator && subjectOf(leaf) === subjectOf(other)
  return isSame && JOINED_BY[leaf.operator] === group
}

function leavesInWords([first, ...others]: readonly [FlatLeaf, ...FlatLeaf[]]): string {
  const asked = `${subjectOf(first)} ${WORDS[first.operator]}`
  return first.value === undefined ? asked : `${asked} ${listOf([first, ...others].map(valueOf))}`
}

function groupInWords({ operator, children }: GroupCondition): string[] {
  const runs: (string | [FlatLeaf, ...FlatLeaf[]])[] = []
  for (const child of children) {
    const last = runs.at(-1)
    if (child.type === 'group') runs.push(`(${groupInWords(child).join(` ${child.operator} `)})`)
    else if (Array.isArray(last) && alike(last[0], child, operator)) last.push(child)
    else runs.push([child])
  }
  return runs.map((run) => (typeof run === 'string' ? run : leavesInWords(run)))
}

/** A trigger in FQL as an English sentence, without a full stop: what the runtime reads, not what is written. */
export function triggerInWords(trigger: string): string {
  if (trigger.trim() === '') return 'No conditions: matches no event'
  const parsed = parseFql(trigger)
  if ('error' in parsed || parsed.children.some((child) => child === undefined)) return UNREADABLE
  const words = groupInWords(parsed)
  // A comma keeps apart what an "or" within a list of values would run together.
  const joint = parsed.operator === 'or' || words.some((one) => one.includes(', ')) ? `, ${parsed.operator} ` : ' and '
  return capitalised(words.join(joint))
}
