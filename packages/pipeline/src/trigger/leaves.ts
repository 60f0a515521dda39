import { generateFql } from '@segment/destination-subscriptions'
import type { Condition, GroupCondition } from '@segment/destination-subscriptions'

/** A condition that is no group. */
export type Leaf = Exclude<Condition, GroupCondition>

/** A condition as FQL. */
export const textOf = (leaf: Leaf): string => generateFql({ type: 'group', operator: 'and', children: [leaf] })

/** The conditions of a group itself. */
export const leavesOf = ({ children }: GroupCondition): Leaf[] =>
  children.flatMap((child) => (child.type === 'group' ? [] : [child]))

/** A group and those in it. */
export const groupsOf = (group: GroupCondition): GroupCondition[] => [
  group,
  ...group.children.flatMap((child) => (child.type === 'group' ? groupsOf(child) : []))
]

/** What a condition looks at, as FQL: `properties.price`. */
export const fieldOf = ({ type, ...leaf }: Leaf): string => {
  const exists = textOf({ type, ...('name' in leaf ? { name: leaf.name } : {}), operator: 'exists' } as Leaf) // as any field
  return exists.slice(0, exists.lastIndexOf(' != null'))
}
