import { transform } from '@segment/actions-core'
import type { SegmentEvent } from '@segment/actions-core'
import type { Mapping } from './mapping'

type FieldMapping = Mapping['mapping'][string]

/** Whether anything of it depends on the event. */
function hasDirective(value: FieldMapping | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => key.startsWith('@') || hasDirective(inner))
}

/** For an event with which the fields cannot be resolved: the attempt says why. */
const UNRESOLVED = 'unresolved'

/**
 * What the events of one batch have in common: the values that some fields of the mapping resolve to. Resolving costs
 * time for each event, and so only fields that depend on the event are looked at.
 *
 * @param fields the names of the fields, `batch_keys`
 */
export function batchKeyOf(
  { mapping }: Pick<Mapping, 'mapping'>,
  fields: readonly string[]
): (event: SegmentEvent) => string {
  const dependent = Object.fromEntries(
    Object.entries(mapping).filter(([name, value]) => fields.includes(name) && hasDirective(value))
  )
  if (Object.keys(dependent).length === 0) return () => ''
  return (event) => {
    try {
      return JSON.stringify(transform(dependent, { ...event }))
    } catch {
      return UNRESOLVED
    }
  }
}
