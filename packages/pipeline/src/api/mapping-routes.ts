import { MAX_MAPPINGS } from '@actions-movable-ink/runtime'
import { z } from 'zod'
import { catalogEntry } from '../catalog'
import { ApiError } from '../http/api-error'
import { mappingMistakes, mappingWarnings } from '../mappings/mapping-mistakes'
import type { Mapping, MappingContent } from '../mappings/mappings'
import { blankMapping, presetMapping } from '../mappings/new-mapping'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { found } from './found'
import { removeQueues } from './remove-queues'
import { anyError, displayName, errorSchema, idParameters, moment } from './schemas'

const trigger = z.string().max(10_000).describe('In FQL.')
const fields = z
  .record(z.string(), z.unknown())
  .describe("The action's fields, each a value or a mapping directive. They replace those that are there.")

const mappingSchema = z
  .object({
    id: z.uuid(),
    destinationId: z.uuid(),
    name: z.string(),
    trigger: z.string().describe('In FQL.'),
    action: z.string(),
    fields: z.record(z.string(), z.unknown()),
    enabled: z.boolean(),
    position: z.number().describe('Place in the list, from 0.'),
    warnings: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .describe('What can be run but may not do what it says.'),
    createdAt: moment,
    updatedAt: moment
  })
  .meta({ id: 'Mapping', description: 'What decides which events go to a destination, and as what.' })

const listSchema = z
  .object({ mappings: z.array(mappingSchema), count: z.number(), most: z.number() })
  .meta({ id: 'Mappings' })

const newMappingSchema = z
  .discriminatedUnion('from', [
    z.strictObject({
      from: z.literal('preset'),
      preset: z.string().max(100).describe('Its name in the catalog.'),
      name: displayName.optional()
    }),
    z.strictObject({
      from: z.literal('blank').optional(),
      name: displayName.optional(),
      trigger: trigger.optional(),
      action: z.string().max(100).optional(),
      fields: fields.optional()
    })
  ])
  .meta({ id: 'NewMapping' })

const toJson = (mapping: Mapping) => ({
  ...mapping,
  warnings: mappingWarnings(mapping),
  createdAt: mapping.createdAt.toISOString(),
  updatedAt: mapping.updatedAt.toISOString()
})

const listJson = (mappings: readonly Mapping[]) => ({
  mappings: mappings.map(toJson),
  count: mappings.length,
  most: MAX_MAPPINGS
})

function assertGood(slug: string, content: Omit<MappingContent, 'name'>): void {
  const mistakes = mappingMistakes(slug, content)
  const [first] = mistakes
  if (first === undefined) return
  throw new ApiError(400, 'INVALID_REQUEST', `The mapping cannot be run: ${first.path} ${first.message}.`, mistakes)
}

/** What the body of a request for a new mapping asks for. */
function contentOf(slug: string, body: z.infer<typeof newMappingSchema>): MappingContent {
  const entry = found(catalogEntry(slug), 'destination in the catalog')
  if (body.from !== 'preset') return blankMapping(entry, body)
  const preset = presetMapping(entry, body.preset)
  if (preset !== undefined) return { ...preset, name: body.name ?? preset.name }
  const mistakes = [{ path: 'preset', message: 'is no preset of the destination' }]
  throw new ApiError(400, 'INVALID_REQUEST', 'The destination has no such preset.', mistakes)
}

const tags = ['Mappings']

/** The mappings of a destination. */
export function mappingRoutes(app: ApiApp, { destinations, mappings, queue, refresh }: ApiParts): void {
  app.get(
    '/destinations/:id/mappings',
    {
      schema: {
        tags,
        summary: 'All mappings of a destination',
        params: idParameters,
        response: { 200: listSchema, 404: errorSchema, ...anyError }
      }
    },
    async ({ params }) => {
      const { id } = found(await destinations.find(params.id), 'destination')
      return listJson(await mappings.list(id))
    }
  )

  app.post(
    '/destinations/:id/mappings',
    {
      schema: {
        tags,
        summary: 'Make a mapping',
        description: 'From a preset of the destination, or of parts that each have a default. It starts disabled.',
        params: idParameters,
        body: newMappingSchema,
        response: { 201: mappingSchema, 400: errorSchema, 404: errorSchema, 409: errorSchema, ...anyError }
      }
    },
    async ({ params, body }, reply) => {
      const { id, slug } = found(await destinations.find(params.id), 'destination')
      const content = contentOf(slug, body)
      assertGood(slug, content)
      const mapping = await mappings.create(id, content)
      await refresh()
      return reply.code(201).send(toJson(mapping))
    }
  )

  app.put(
    '/destinations/:id/mappings/order',
    {
      schema: {
        tags,
        summary: 'Put the mappings of a destination in another order',
        params: idParameters,
        body: z.strictObject({
          ids: z
            .array(z.uuid())
            .max(MAX_MAPPINGS)
            .refine((ids) => new Set(ids).size === ids.length, 'must name each mapping once')
            .describe('Of all of its mappings.')
        }),
        response: { 200: listSchema, 400: errorSchema, 404: errorSchema, 409: errorSchema, ...anyError }
      }
    },
    async ({ params, body }) => {
      const { id } = found(await destinations.find(params.id), 'destination')
      const ordered = await mappings.reorder(id, body.ids)
      await refresh()
      return listJson(ordered)
    }
  )

  app.get(
    '/mappings/:id',
    {
      schema: {
        tags,
        summary: 'One mapping',
        params: idParameters,
        response: { 200: mappingSchema, 404: errorSchema, ...anyError }
      }
    },
    async ({ params }) => toJson(found(await mappings.find(params.id), 'mapping'))
  )

  app.post(
    '/mappings/:id/duplicate',
    {
      schema: {
        tags,
        summary: 'Copy a mapping',
        description: 'The copy is named "… (Copy)", starts disabled, and comes last.',
        params: idParameters,
        response: { 201: mappingSchema, 404: errorSchema, 409: errorSchema, ...anyError }
      }
    },
    async ({ params }, reply) => {
      const copy = found(await mappings.duplicate(params.id), 'mapping')
      await refresh()
      return reply.code(201).send(toJson(copy))
    }
  )

  app.patch(
    '/mappings/:id',
    {
      schema: {
        tags,
        summary: 'Change a mapping, enable it or disable it',
        params: idParameters,
        body: z.strictObject({
          name: displayName.optional(),
          trigger: trigger.optional(),
          fields: fields.optional(),
          enabled: z.boolean().optional(),
          updatedAt: moment
            .optional()
            .describe('Of the mapping that was edited: a change that was made since is not overwritten (409).')
        }),
        response: { 200: mappingSchema, 400: errorSchema, 404: errorSchema, 409: errorSchema, ...anyError }
      }
    },
    async ({ params, body: { updatedAt, ...change } }) => {
      const before = found(await mappings.find(params.id), 'mapping')
      const { slug } = found(await destinations.find(before.destinationId), 'destination')
      // One that cannot be run any more can still be renamed and disabled.
      if (change.trigger !== undefined || change.fields !== undefined || change.enabled === true) {
        assertGood(slug, { ...before, ...change })
      }
      const version = updatedAt === undefined ? undefined : new Date(updatedAt)
      const mapping = found(await mappings.change(params.id, change, version), 'mapping')
      await refresh()
      return toJson(mapping)
    }
  )

  app.delete(
    '/mappings/:id',
    {
      schema: {
        tags,
        summary: 'Delete a mapping',
        description: 'What it has not delivered yet is discarded, with the reason MAPPING_DELETED.',
        params: idParameters,
        response: { 204: z.null(), 404: errorSchema, ...anyError }
      }
    },
    async ({ params: { id } }, reply) => {
      // So that requests under way are noted for what became of them.
      found(await mappings.change(id, { enabled: false }), 'mapping')
      await refresh()
      await mappings.delete(id)
      await removeQueues(queue, [id])
      return reply.code(204).send(null)
    }
  )
}
