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

/** What is wrong with the directives of a mapping: actions-core would not run it. */
export function directiveMistakes(fields: Record<string, unknown>): Mistake[] {
  try {
    validate(fields)
    return []
  } catch (error) {
    const isSeveral = typeof error === 'object' && error !== null && Symbol.iterator in error
    // One of its own, or several in an aggregate.
    return (isSeveral ? [...(error as Iterable<Error>)] : [error as Error]).map(toMistake)
  }
}
