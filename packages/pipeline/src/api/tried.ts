import { z } from 'zod'
import type { CatalogEntry } from '../catalog'
import { catalogEntry } from '../catalog'
import { blankMapping } from '../mappings/new-mapping'
import type { Tried } from '../preview/preview'
import { assertAction } from '../preview/tried-mapping'
import type { TriedMapping } from '../preview/tried-mapping'
import type { ApiParts } from './api-parts'
import { found } from './found'
import { mappingSchema } from './mapping-schemas'

const givenMapping = mappingSchema
  .partial()
  .extend({
    trigger: z.string().max(10_000).optional().describe('In FQL.'),
    action: z.string().max(100).optional(),
    fields: z
      .record(z.string(), z.unknown())
      .optional()
      .describe("The action's fields, each a value or a mapping directive.")
  })
  .strict()
  .meta({
    id: 'TriedMapping',
    description:
      'A mapping as it is shown, changed or not, or parts of one: trigger, action and fields have the defaults of a new mapping. The rest has no effect.'
  })

/** What a preview or a test is asked with. */
export const triedSchema = z
  .strictObject({
    destinationId: z.uuid(),
    mapping: givenMapping.optional(),
    mappingId: z.uuid().optional().describe('A saved mapping, in the place of one that is given.'),
    event: z.record(z.string(), z.unknown()).optional().describe('A raw event.'),
    eventId: z.uuid().optional().describe("An event of the destination's source, in the place of one that is given.")
  })
  .refine(({ mapping, mappingId }) => (mapping === undefined) !== (mappingId === undefined), {
    path: ['mapping'],
    message: 'is needed, or mappingId in its place, and not both'
  })
  .refine(({ event, eventId }) => (event === undefined) !== (eventId === undefined), {
    path: ['event'],
    message: 'is needed, or eventId in its place, and not both'
  })

type Body = z.infer<typeof triedSchema>

async function mappingOf(
  entry: CatalogEntry,
  { mappings }: Pick<ApiParts, 'mappings'>,
  { destinationId, mapping = {}, mappingId }: Body
): Promise<TriedMapping> {
  if (mappingId === undefined) return blankMapping(entry, mapping)
  const saved = await mappings.find(mappingId)
  return found(saved?.destinationId === destinationId ? saved : undefined, 'mapping')
}

async function eventOf(
  sourceId: string,
  { events }: Pick<ApiParts, 'events'>,
  { event, eventId }: Body
): Promise<Tried['event']> {
  if (event !== undefined) return event
  const [stored] = eventId === undefined ? [] : await events.load([eventId])
  return found(stored?.sourceId === sourceId ? stored : undefined, 'event').payload
}

/**
 * What is to be tried.
 *
 * @throws ApiError 404 when there is no such destination, mapping of it, or event of its source
 * @throws Refusal `INVALID_REQUEST` when the destination has no such action
 */
export async function triedOf(
  parts: Pick<ApiParts, 'destinations' | 'mappings' | 'events'>,
  body: Body
): Promise<Tried> {
  const { slug, sourceId } = found(await parts.destinations.find(body.destinationId), 'destination')
  const entry = found(catalogEntry(slug), 'destination')
  const mapping = await mappingOf(entry, parts, body)
  assertAction(entry, mapping)
  const settings = found(await parts.destinations.settingsOf(body.destinationId), 'destination')
  return { entry, settings, mapping, event: await eventOf(sourceId, parts, body) }
}
