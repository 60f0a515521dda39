import { CollectorError } from '../collector-error'
import { compileJq, type JqExpression, type JqUse } from '../jq/compile-jq'
import { isTrue } from '../jq/plain-jq'
import type { Json, JsonObject } from '../json'
import type { EventMapping } from './event-mapping'

/** An event mapping ready to run. Neither function throws, whatever the events hold; both go by all events at once. */
export interface CompiledEventMapping {
  name: string
  /** Whether the event mapping is active and its criterion holds; a criterion that fails on an event does not hold. */
  matches: (events: readonly JsonObject[]) => boolean[]
  /** The fields Movable Ink keeps of each: those whose path leads to a value. */
  extract: (events: readonly JsonObject[]) => Record<string, Json>[]
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
    matches: (events: readonly JsonObject[]) => (active ? criterion(events).map(isTrue) : events.map(() => false)),
    extract: (events: readonly JsonObject[]) => extracted(events, paths)
  }
}

/** What the paths of some fields lead to in each event; a field whose path leads to nothing is left out. */
export const extracted = (
  events: readonly JsonObject[],
  paths: readonly (readonly [string, JqExpression])[]
): Record<string, Json>[] => {
  const found = paths.map(([field, path]) => [field, path(events)] as const)
  return events.map((_, index) =>
    Object.fromEntries(
      found.map(([field, values]) => [field, values[index] ?? null] as const).filter(([, value]) => value !== null)
    )
  )
}
