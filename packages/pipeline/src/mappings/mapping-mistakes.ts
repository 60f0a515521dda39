import { catalogEntry } from '../catalog'
import type { Mistake } from '../refusal'
import { checkTrigger } from '../trigger/check-trigger'
import type { TriggerWarning } from '../trigger/writing-traps'
import { fieldMistakes } from './field-mistakes'
import type { MappingContent } from './mappings'

/** What the check of a mapping's trigger says. */
export interface MappingWarning extends TriggerWarning {
  path: string
}

const ofTrigger = (found: readonly TriggerWarning[]): MappingWarning[] =>
  found.map((one) => ({ path: 'trigger', ...one }))

/**
 * What is wrong with a mapping, so that it could not be run. Of its trigger it is what the check calls an error, with the
 * words of the trigger; a value of a field is never quoted.
 */
export function mappingMistakes(slug: string, { trigger, action, fields }: Omit<MappingContent, 'name'>): Mistake[] {
  const entry = catalogEntry(slug)
  const actions = entry?.definition.actions ?? {}
  if (entry === undefined || !Object.hasOwn(actions, action)) {
    return [{ path: 'action', message: `must be one of ${Object.keys(actions).join(', ')}` }]
  }
  const { error } = checkTrigger(trigger)
  return [...ofTrigger(error === undefined ? [] : [error]), ...fieldMistakes(entry, { action, fields })]
}

/** What of a mapping may not do what it says: what the check of its trigger says. */
export function mappingWarnings({ trigger }: Pick<MappingContent, 'trigger'>): MappingWarning[] {
  const { error, warnings } = checkTrigger(trigger)
  return ofTrigger(error === undefined ? warnings : [error, ...warnings])
}
