import validate from '@segment/actions-core/mapping-kit/validate'
import type { Mistake } from '../refusal'

/** What actions-core's own validator says: `/data/@path should be a string … but it is a number.` */
const MESSAGE = /^\/(.*?) ((?:should|shouldn't|has) .*)\.$/s

function toMistake({ message }: Error): Mistake {
  const [, path = '', said = message] = MESSAGE.exec(message) ?? []
  return {
    path: ['fields', ...path.split('/')].filter(Boolean).join('.'),
    // It may go on with what was given instead.
    message: said.replace(/ but it (is|has) ".*$/s, '')
  }
}

function mistakesAt(value: unknown, path: string[]): Mistake[] {
  try {
    validate(value, path)
    return []
  } catch (error) {
    const isSeveral = typeof error === 'object' && error !== null && Symbol.iterator in error
    // One of its own, or several in an aggregate.
    return (isSeveral ? [...(error as Iterable<Error>)] : [error as Error]).map(toMistake)
  }
}

/** The validator stops at lists; the runtime runs the directives in them all the same. */
function mistakesInLists(value: unknown, path: string[]): Mistake[] {
  if (typeof value !== 'object' || value === null) return []
  const isList = Array.isArray(value)
  // How deep it may be nested is limited for all bodies.
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, key]
    return [...(isList ? mistakesAt(inner, at) : []), ...mistakesInLists(inner, at)]
  })
}

/** What is wrong with the directives of a mapping: actions-core would not run it. */
export function directiveMistakes(fields: Record<string, unknown>): Mistake[] {
  const mistakes = mistakesAt(fields, [])
  return mistakes.length > 0 ? mistakes : mistakesInLists(fields, [])
}
