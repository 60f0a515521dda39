import { z } from 'zod'

const jqExpression = z.string().regex(/\S/, 'a jq expression is missing')

/** One event mapping: which events it takes and what Movable Ink keeps of them. */
const eventMappingSchema = z.strictObject({
  name: z.string().trim().min(1, 'a name is missing'),
  match: jqExpression,
  fields: z.record(z.string().min(1, 'a field has no name'), jqExpression),
  active: z.boolean().default(true)
})

/** What an event mappings file holds. */
export const eventMappingsFileSchema = z.strictObject({ eventMappings: z.array(eventMappingSchema) })

/**
 * Which events Movable Ink takes and what it keeps of them.
 *
 * - `name`: what the event mapping is called; unique in a file
 * - `match`: a jq criterion; an event matches when its first result is neither false nor null
 * - `fields`: Movable Ink's field → the jq path to its value in the event
 * - `active`: an event mapping that is not active matches nothing; default true
 */
export type EventMapping = z.input<typeof eventMappingSchema>
