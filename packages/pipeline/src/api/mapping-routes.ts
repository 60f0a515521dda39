import { MAX_MAPPINGS } from '@actions-movable-ink/runtime'
import { z } from 'zod'
import { catalogEntry } from '../catalog'
import { assertNothingUndelivered, byMapping } from '../destinations/undelivered'
import { ApiError } from '../http/api-error'
import { mappingMistakes } from '../mappings/mapping-mistakes'
import type { Mapping, MappingContent } from '../mappings/mappings'
import { blankMapping, presetMapping, presetNames } from '../mappings/new-mapping'
import { inWords } from '../refusal'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { found } from './found'
import {
  mappingChangeSchema,
  mappingJson,
  mappingListJson,
  mappingListSchema,
  mappingSchema,
  newMappingSchema
} from './mapping-schemas'
import { removeQueues } from './remove-queues'
import { anyError, deletionQuery, errorSchema, idParameters } from './schemas'

function assertGood(slug: string, content: Omit<MappingContent, 'name'>): void {
  const mistakes = mappingMistakes(slug, content)
  const [first] = mistakes
  if (first === undefined) return
  throw new ApiError(400, 'INVALID_REQUEST', `The mapping cannot be run: ${inWords(first)}`, mistakes)
}

/** What the body of a request for a new mapping asks for. */
function contentOf(slug: string, body: z.infer<typeof newMappingSchema>): MappingContent {
  const entry = found(catalogEntry(slug), 'destination in the catalog')
  if (body.from !== 'preset') return blankMapping(entry, body)
  const preset = presetMapping(entry, body.preset)
  if (preset !== undefined) return { ...preset, name: body.name ?? preset.name }
  const message = `must be one of the destination's presets: ${presetNames(entry).join(', ')}`
  throw new ApiError(400, 'INVALID_REQUEST', `There is no such preset: preset ${message}.`, [
    { path: 'preset', message }
  ])
}

const tags = ['Mappings']

/** The mappings of a destination. */
export function mappingRoutes(app: ApiApp, { database, destinations, mappings, queue, refresh }: ApiParts): void {
  const shown = async (mapping: Mapping) =>
    mappingJson(mapping, found(await destinations.find(mapping.destinationId), 'destination'))

  app.get(
    '/destinations/:id/mappings',
    {
      schema: {
        tags,
        summary: 'All mappings of a destination',
        params: idParameters,
        response: { 200: mappingListSchema, 404: errorSchema, ...anyError }
      }
    },
    async ({ params }) => {
      const destination = found(await destinations.find(params.id), 'destination')
      return mappingListJson(await mappings.list(destination.id), destination)
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
      const destination = found(await destinations.find(params.id), 'destination')
      const content = contentOf(destination.slug, body)
      assertGood(destination.slug, content)
      const mapping = await mappings.create(destination.id, content)
      await refresh()
      return reply.code(201).send(mappingJson(mapping, destination))
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
        response: { 200: mappingListSchema, 400: errorSchema, 404: errorSchema, 409: errorSchema, ...anyError }
      }
    },
    async ({ params, body }) => {
      const destination = found(await destinations.find(params.id), 'destination')
      const ordered = await mappings.reorder(destination.id, body.ids)
      await refresh()
      return mappingListJson(ordered, destination)
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
    async ({ params }) => shown(found(await mappings.find(params.id), 'mapping'))
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
      return reply.code(201).send(await shown(copy))
    }
  )

  app.patch(
    '/mappings/:id',
    {
      schema: {
        tags,
        summary: 'Change a mapping, enable it or disable it',
        params: idParameters,
        body: mappingChangeSchema,
        response: { 200: mappingSchema, 400: errorSchema, 404: errorSchema, 409: errorSchema, ...anyError }
      }
    },
    async ({ params, body: { updatedAt, ...change } }) => {
      const before = found(await mappings.find(params.id), 'mapping')
      const destination = found(await destinations.find(before.destinationId), 'destination')
      // One that cannot be run any more can still be renamed and disabled.
      if (change.trigger !== undefined || change.fields !== undefined || change.enabled === true) {
        assertGood(destination.slug, { ...before, ...change })
      }
      const version = updatedAt === undefined ? undefined : new Date(updatedAt)
      const mapping = found(await mappings.change(params.id, change, version), 'mapping')
      await refresh()
      return mappingJson(mapping, destination)
    }
  )

  app.delete(
    '/mappings/:id',
    {
      schema: {
        tags,
        summary: 'Delete a mapping',
        description:
          'Refused while deliveries by it are not over. If it is forced, they are discarded, with the reason MAPPING_DELETED.',
        params: idParameters,
        querystring: deletionQuery,
        response: { 204: z.null(), 404: errorSchema, 409: errorSchema, ...anyError }
      }
    },
    async ({ params: { id }, query }, reply) => {
      const mapping = found(await mappings.find(id), 'mapping')
      if (query.force !== true) await assertNothingUndelivered(database, ...byMapping(mapping))
      // First, so that it begins no request any more. What one that is under way delivers is noted as delivered all the same.
      found(await mappings.change(id, { enabled: false }), 'mapping')
      await refresh()
      await mappings.delete(id)
      await removeQueues(queue, [id])
      return reply.code(204).send(null)
    }
  )
}
