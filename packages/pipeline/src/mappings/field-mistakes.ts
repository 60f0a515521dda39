import { batchingMistakes } from '@actions-movable-ink/runtime'
import type { Mapping as RuntimeMapping } from '@actions-movable-ink/runtime'
import type { CatalogEntry } from '../catalog'
import type { Mistake } from '../refusal'
import { directiveMistakes } from './directive-mistakes'
import { literalMistakes } from './literal-mistakes'
import type { MappingContent } from './mappings'
import { unstorable } from './unstorable'

/** A mistake's message goes on behind its path. */
const withoutSubject = (message: string) => message.replace(/^it /, '')

/** Each place once: the first says the most. */
const atEachPlace = (mistakes: readonly Mistake[]) =>
  mistakes.filter(({ path }, index) => mistakes.findIndex((other) => other.path === path) === index)

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
  const known = definition.actions[action]?.fields ?? {}
  const names = Object.keys(known)
  const unknown = Object.keys(fields).filter((name) => !names.includes(name))
  // Valid JSON, or it would be no body.
  const batching = batchingMistakes({ partnerAction: action, mapping: fields as RuntimeMapping['mapping'] })
  return atEachPlace([
    ...unknown.map((name) => ({ path: `fields.${name}`, message: `is no field of the action: ${names.join(', ')}` })),
    ...directiveMistakes(fields),
    ...[...batching].map(([name, message]) => ({ path: `fields.${name}`, message: withoutSubject(message) })),
    ...literalMistakes(known, fields)
  ])
}
