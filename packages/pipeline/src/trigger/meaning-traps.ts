import type { GroupCondition } from '@segment/destination-subscriptions'
import { EVENT_TYPES, isEventType } from '../ingestion/event-types'
import { fieldOf, groupsOf, leavesOf, textOf } from './leaves'
import type { Leaf } from './leaves'
import type { TriggerWarning } from './writing-traps'

const NUMERIC = ['<', '<=', '>', '>=']

/** `!=` knows no true and false: it compares with a text, which neither of them is. */
function ofUnequal(leaf: Leaf): TriggerWarning[] {
  if (leaf.operator !== '!=' || typeof leaf.value !== 'boolean') return []
  const field = fieldOf(leaf)
  const message = `${textOf(leaf)} compares with the text "${leaf.value}", so that it matches where ${field} is ${leaf.value}, too. Write ${field} = ${!leaf.value}, and "or" ${field} = null if it may be missing.`
  return [{ code: 'UNEQUAL_TO_BOOLEAN', message }]
}

const never = (message: string): TriggerWarning => ({ code: 'NEVER_MATCHES', message })

function ofLeaf(leaf: Leaf): TriggerWarning[] {
  const warnings = ofUnequal(leaf)
  if (NUMERIC.includes(leaf.operator)) {
    if (leaf.type === 'event' || leaf.type === 'event-type') {
      const field = leaf.type === 'event' ? 'event' : 'type'
      warnings.push(never(`${textOf(leaf)} matches nothing: ${field} is text, and ${leaf.operator} compares numbers.`))
    } else if (Number.isNaN(Number(leaf.value))) {
      warnings.push(
        never(`${textOf(leaf)} matches nothing: ${leaf.operator} compares numbers. Write a number after it.`)
      )
    }
  }
  if (leaf.type === 'event-type' && leaf.operator === '=' && !isEventType(leaf.value)) {
    const message = `No event has the type "${leaf.value ?? ''}". Types are ${EVENT_TYPES.join(', ')}, in small letters.`
    warnings.push({ code: 'UNKNOWN_TYPE', message })
  }
  return warnings
}

const nameOf = (leaf: Leaf) => ('name' in leaf ? `${leaf.type} ${leaf.name}` : leaf.type)

/** What conditions mean that must all hold. */
function together(leaves: readonly Leaf[]): TriggerWarning[] {
  const equal = leaves.filter(({ operator }) => operator === '=')
  for (const one of equal) {
    const other = equal.find((leaf) => nameOf(leaf) === nameOf(one) && leaf.value !== one.value)
    if (other === undefined) continue
    const both = `${textOf(one)} and ${textOf(other)}`
    return [never(`${both} cannot both hold. Use "or" for either of them.`)]
  }
  const type = equal.find((leaf) => leaf.type === 'event-type' && isEventType(leaf.value))?.value
  const event = leaves.find((leaf) => leaf.type === 'event')
  if (type === undefined || type === 'track' || event === undefined) return []
  const message = `Only a track has an event: ${textOf(event)} looks at something that of type "${type}" is there only if its sender added it.`
  return [{ code: 'EVENT_OF_OTHER_TYPE', message }]
}

const PRESENCE = ['exists', 'not_exists']

/** A number `!=` matches numbers alone, unlike that of texts. Who also says whether the value is there knows. */
function ofUnequalNumbers(leaves: readonly Leaf[]): TriggerWarning[] {
  const saysWhetherThere = (field: string) =>
    leaves.some((leaf) => PRESENCE.includes(leaf.operator) && fieldOf(leaf) === field)
  return leaves.flatMap((leaf) => {
    const field = fieldOf(leaf)
    if (leaf.operator !== 'number_not_equals' || saysWhetherThere(field)) return []
    const message = `${textOf(leaf)} matches only where ${field} is a number, so not where it is missing. Add "and" ${field} != null if that is meant, or "or" ${field} = null if it may be missing.`
    return [{ code: 'UNEQUAL_TO_NUMBER', message }]
  })
}

/** What is certain, or very likely, to be wrong with what a trigger says, however well it is written. */
export const meaningTraps = (trigger: GroupCondition): TriggerWarning[] =>
  groupsOf(trigger).flatMap((group) => {
    const leaves = leavesOf(group)
    return [
      ...leaves.flatMap(ofLeaf),
      ...ofUnequalNumbers(leaves),
      ...(group.operator === 'and' ? together(leaves) : [])
    ]
  })
