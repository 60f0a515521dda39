import { batchingMistakes } from '@actions-movable-ink/runtime'
import type { Mapping as RuntimeMapping } from '@actions-movable-ink/runtime'
import type { CatalogEntry } from '../catalog'
import type { Mistake } from '../refusal'
import { directiveMistakes } from './directive-mistakes'
import type { MappingContent } from './mappings'
import { unstorable } from './unstorable'

/** A mistake's message goes on behind its path. */
const withoutSubject = (message: string) => message.replace(/^it /, '')

/**
 * What is wrong with the fields of a mapping, so that it could not be run, or stored. Never quotes a value of it.
 *
 * @param action one of the destination's
 */
export function fieldMistakes(
  { definition }: Pick<CatalogEntry, 'definition'>,
  { action, fields }: Pick<MappingContent, 'action' | 'fields'>
): Mistake[] {
  const reason = unstorable(fields)
  if (reason !== undefined) return [{ path: 'fields', message: reason }]
  const known = Object.keys(definition.actions[action]?.fields ?? {})
  const unknown = Object.keys(fields).filter((name) => !known.includes(name))
  // Valid JSON, or it would be no body.
  const batching = batchingMistakes({ partnerAction: action, mapping: fields as RuntimeMapping['mapping'] })
  return [
    ...unknown.map((name) => ({ path: `fields.${name}`, message: `is no field of the action: ${known.join(', ')}` })),
    ...directiveMistakes(fields),
    ...[...batching].map(([name, message]) => ({ path: `fields.${name}`, message: withoutSubject(message) }))
  ]
}
