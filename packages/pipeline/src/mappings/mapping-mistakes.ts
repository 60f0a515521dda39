import { batchingMistakes, whyUnusable } from '@actions-movable-ink/runtime'
import type { Mapping as RuntimeMapping } from '@actions-movable-ink/runtime'
import { parseFql } from '@segment/destination-subscriptions'
import { catalogEntry } from '../catalog'
import type { Mistake } from '../refusal'
import { directiveMistakes } from './directive-mistakes'
import type { MappingContent } from './mappings'
import { unstorable } from './unstorable'

/** A mistake's message goes on behind its path. */
const withoutSubject = (message: string) => message.replace(/^it /, '')

const triggerMistakes = (trigger: string): Mistake[] =>
  'error' in parseFql(trigger) ? [{ path: 'trigger', message: 'is not a trigger in FQL, such as type = "track"' }] : []

function fieldMistakes(known: readonly string[], action: string, fields: Record<string, unknown>): Mistake[] {
  const reason = unstorable(fields)
  if (reason !== undefined) return [{ path: 'fields', message: reason }]
  const unknown = Object.keys(fields).filter((name) => !known.includes(name))
  // Valid JSON, or it would be no body.
  const batching = batchingMistakes({ partnerAction: action, mapping: fields as RuntimeMapping['mapping'] })
  return [
    ...unknown.map((name) => ({ path: `fields.${name}`, message: `is no field of the action: ${known.join(', ')}` })),
    ...directiveMistakes(fields),
    ...[...batching].map(([name, message]) => ({ path: `fields.${name}`, message: withoutSubject(message) }))
  ]
}

/** What is wrong with a mapping, so that it could not be run. Never quotes a value of it. */
export function mappingMistakes(slug: string, { trigger, action, fields }: Omit<MappingContent, 'name'>): Mistake[] {
  const actions = catalogEntry(slug)?.definition.actions ?? {}
  const definition = Object.hasOwn(actions, action) ? actions[action] : undefined
  if (definition === undefined) {
    return [{ path: 'action', message: `must be one of ${Object.keys(actions).join(', ')}` }]
  }
  return [...triggerMistakes(trigger), ...fieldMistakes(Object.keys(definition.fields), action, fields)]
}

/** What of a mapping can be run but may not do what it says. */
export function mappingWarnings({ trigger }: Pick<MappingContent, 'trigger'>): Mistake[] {
  const message = whyUnusable(trigger)
  return message === undefined ? [] : [{ path: 'trigger', message: withoutSubject(message) }]
}
