import type { CatalogEntry } from '../catalog'
import { fieldMistakes } from '../mappings/field-mistakes'
import type { MappingContent } from '../mappings/mappings'
import { inWords, Refusal } from '../refusal'

/** A mapping to try, saved or not. */
export type TriedMapping = Pick<MappingContent, 'trigger' | 'action' | 'fields'>

/** @throws Refusal `INVALID_REQUEST` when the destination has no such action */
export function assertAction({ definition }: CatalogEntry, { action }: TriedMapping): void {
  if (Object.hasOwn(definition.actions, action)) return
  const message = `must be one of ${Object.keys(definition.actions).join(', ')}`
  throw new Refusal('INVALID_REQUEST', `The action of the mapping ${message}.`, [{ path: 'mapping.action', message }])
}

/** @throws Refusal `INVALID_REQUEST` when a mapping could not be saved for its fields; its action is the destination's */
export function assertFields(entry: CatalogEntry, mapping: TriedMapping): void {
  const mistakes = fieldMistakes(entry, mapping).map(({ path, ...said }) => ({ path: `mapping.${path}`, ...said }))
  const [first] = mistakes
  if (first === undefined) return
  throw new Refusal('INVALID_REQUEST', `The mapping cannot be run: ${inWords(first)}`, mistakes)
}
