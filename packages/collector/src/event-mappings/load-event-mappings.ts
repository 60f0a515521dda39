import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { CollectorError } from '../collector-error'
import { compileEventMappings } from './compile-event-mappings'
import { eventMappingsFileSchema, type EventMapping } from './event-mapping'

/** The event mappings that come with the collector: identify, track, page, screen and group. */
export const DEFAULT_EVENT_MAPPINGS_FILE = path.join(__dirname, '..', '..', 'event-mappings.json')

/**
 * Reads and checks a file of event mappings.
 *
 * @throws CollectorError naming the file, the event mapping and, for an invalid jq expression, its line and column.
 */
export const loadEventMappings = async (file: string): Promise<EventMapping[]> => {
  try {
    const { eventMappings } = parseFile(await readFile(file, 'utf8'))
    await compileEventMappings(eventMappings)
    return eventMappings
  } catch (error) {
    throw new CollectorError(`Event mappings file ${file}: ${reasonOf(error)}`)
  }
}

const parseFile = (text: string): z.output<typeof eventMappingsFileSchema> => {
  const result = eventMappingsFileSchema.safeParse(JSON.parse(text))
  if (result.success) return result.data
  throw new CollectorError(result.error.issues.map(describeIssue).join('; '))
}

const describeIssue = ({ path: where, message }: z.core.$ZodIssue): string =>
  where.length === 0 ? message : `${where.map(String).join('.')}: ${message}`

const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'there is no such file'
  if (code !== undefined) return `cannot be read (${code})`
  return error instanceof SyntaxError ? `is not JSON: ${message}` : message
}
