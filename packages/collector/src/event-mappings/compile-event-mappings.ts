import { CollectorError } from '../collector-error'
import { compileJq, isTrue, valueOf, type JqExpression, type JqUse } from '../jq/compile-jq'
import type { Json, JsonObject } from '../json'
import type { EventMapping } from './event-mapping'

/** An event mapping ready to run; neither function throws, whatever the event holds. */
export interface CompiledEventMapping {
  name: string
  /** Whether the event mapping is active and its criterion holds; a criterion that fails on an event does not hold. */
  matches: (event: JsonObject) => boolean
  /** The fields Movable Ink keeps: those whose path leads to a value. */
  extract: (event: JsonObject) => Record<string, Json>
}

/**
 * Compiles event mappings, active or not.
 *
 * @throws CollectorError naming the event mapping and what is wrong with it.
 */
export const compileEventMappings = async (eventMappings: EventMapping[]): Promise<CompiledEventMapping[]> => {
  const names = eventMappings.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new CollectorError(`there are two event mappings called "${twice}"`)
  return Promise.all(eventMappings.map(compileEventMapping))
}

const compileEventMapping = async ({ name, match, fields, active = true }: EventMapping) => {
  const compilePart = async (part: string, expression: string, use: JqUse): Promise<JqExpression> => {
    try {
      return await compileJq(expression, use)
    } catch (error) {
      if (!(error instanceof CollectorError)) throw error
      throw new CollectorError(`event mapping "${name}": ${part} ${error.message}`)
    }
  }
  const criterion = await compilePart('match', match, 'criterion')
  const paths = await Promise.all(
    Object.entries(fields).map(
      async ([field, path]) => [field, await compilePart(`field "${field}"`, path, 'path')] as const
    )
  )
  return {
    name,
    matches: (event: JsonObject) => active && isTrue(criterion(event)),
    extract: (event: JsonObject) =>
      Object.fromEntries(
        paths.map(([field, path]) => [field, valueOf(path(event))] as const).filter(([, value]) => value !== null)
      )
  }
}
