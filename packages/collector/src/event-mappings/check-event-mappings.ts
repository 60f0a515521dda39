import { CollectorError } from '../collector-error'
import { compileJq, type JqExpression, type JqUse } from '../jq/compile-jq'
import { isTrue } from '../jq/plain-jq'
import type { Json, JsonObject } from '../json'
import { extracted } from './compile-event-mappings'
import type { EventMapping } from './event-mapping'

/** One thing that is wrong with an event mapping. */
export interface EventMappingMistake {
  /** `name`, `match`, or `fields.` and the field's name. */
  path: string
  /** Goes on behind what the path names, such as "is not valid jq: … at line 1, column 9". */
  message: string
}

/** What an event mapping does with some events. */
export interface EventMappingMatches {
  count: number
  of: number
  /** The first events that match, at most five, with the fields that were found. */
  examples: { event: JsonObject; fields: Record<string, Json> }[]
}

/** What is wrong with an event mapping, or what it would do if it were active. */
export interface CheckedEventMapping {
  name: string
  mistakes: EventMappingMistake[]
  /** By list of events, in their order; missing when the criterion cannot be run. */
  matches?: EventMappingMatches[]
}

const MOST_EXAMPLES = 5

/**
 * Tries event mappings that are not in force on lists of events. A field that cannot be compiled is a mistake, and the
 * others are extracted all the same.
 */
export const checkEventMappings = (
  eventMappings: EventMapping[],
  lists: readonly (readonly JsonObject[])[]
): Promise<CheckedEventMapping[]> => {
  const isTwice = ({ name }: EventMapping) => eventMappings.filter((other) => other.name === name).length > 1
  return Promise.all(
    eventMappings.map(async (eventMapping) => {
      const checked = await checkOne(eventMapping, lists)
      if (!isTwice(eventMapping)) return checked
      return { ...checked, mistakes: [{ path: 'name', message: 'is that of another, too' }, ...checked.mistakes] }
    })
  )
}

const checkOne = async (
  { name, match, fields }: EventMapping,
  lists: readonly (readonly JsonObject[])[]
): Promise<CheckedEventMapping> => {
  const mistakes: EventMappingMistake[] = []
  const compiled = async (path: string, expression: string, use: JqUse): Promise<JqExpression | undefined> => {
    try {
      return await compileJq(expression, use)
    } catch (error) {
      if (!(error instanceof CollectorError)) throw error
      mistakes.push({ path, message: error.message })
      return undefined
    }
  }
  const criterion = await compiled('match', match, 'criterion')
  const paths: [string, JqExpression][] = []
  for (const [field, path] of Object.entries(fields)) {
    const run = await compiled(`fields.${field}`, path, 'path')
    if (run) paths.push([field, run])
  }
  return {
    name,
    mistakes,
    ...(criterion && { matches: lists.map((events) => matchesAmong(events, criterion, paths)) })
  }
}

const matchesAmong = (
  events: readonly JsonObject[],
  criterion: JqExpression,
  paths: [string, JqExpression][]
): EventMappingMatches => {
  const results = criterion(events)
  const matching = events.filter((_, index) => isTrue(results[index]))
  const examples = matching.slice(0, MOST_EXAMPLES)
  const fields = extracted(examples, paths)
  return {
    count: matching.length,
    of: events.length,
    examples: examples.map((event, index) => ({ event, fields: fields[index] ?? {} }))
  }
}
