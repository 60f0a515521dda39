import type { CatalogEntry } from '../catalog'
import { switchedOffBy } from '../routing/integrations'
import type { Tried } from './preview'

/**
 * Why an event is not delivered to a destination whatever the trigger says: its own `integrations` object keeps it from
 * there. Undefined when it does not.
 */
export function whySwitchedOff({ name }: CatalogEntry, { integrations }: Tried['event']): string | undefined {
  const by = switchedOffBy(integrations, name)
  if (by === undefined) return undefined
  const why = by === 'All' ? `false for All, and does not name ${name}` : `false for ${by}`
  return `The integrations object of the event is ${why}: the source keeps the event from this destination.`
}
