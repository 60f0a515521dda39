import { z } from 'zod'
import type { Source } from '../sources/sources'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { found } from './found'
import { removeQueues } from './remove-queues'
import { anyError, deletionQuery, displayName, errorSchema, idParameters, moment } from './schemas'

const sourceSchema = z
  .object({ id: z.uuid(), name: z.string(), createdAt: moment })
  .meta({ id: 'Source', description: 'Where events come from: a website, an app, a server.' })

const toJson = ({ id, name, createdAt }: Source) => ({ id, name, createdAt: createdAt.toISOString() })

const tags = ['Sources']

/** The sources, and the write keys their events are sent with. */
export function sourceRoutes(app: ApiApp, { sources, queue, refresh }: ApiParts): void {
  app.get(
    '/sources',
    {
      schema: {
        tags,
        summary: 'All sources',
        response: { 200: z.object({ sources: z.array(sourceSchema) }), ...anyError }
      }
    },
    async () => ({ sources: (await sources.list()).map(toJson) })
  )

  app.post(
    '/sources',
    {
      schema: {
        tags,
        summary: 'Make a source',
        body: z.strictObject({ name: displayName }),
        response: { 201: sourceSchema, 400: errorSchema, ...anyError }
      }
    },
    async ({ body }, reply) => {
      const source = await sources.create(body.name)
      await refresh()
      return reply.code(201).send(toJson(source))
    }
  )

  app.get(
    '/sources/:id',
    {
      schema: {
        tags,
        summary: 'One source',
        params: idParameters,
        response: { 200: sourceSchema, 404: errorSchema, ...anyError }
      }
    },
    async ({ params }) => toJson(found(await sources.find(params.id), 'source'))
  )

  app.patch(
    '/sources/:id',
    {
      schema: {
        tags,
        summary: 'Rename a source',
        params: idParameters,
        body: z.strictObject({ name: displayName }),
        response: { 200: sourceSchema, 400: errorSchema, 404: errorSchema, ...anyError }
      }
    },
    async ({ params, body }) => {
      const source = found(await sources.rename(params.id, body.name), 'source')
      await refresh()
      return toJson(source)
    }
  )

  app.delete(
    '/sources/:id',
    {
      schema: {
        tags,
        summary: 'Delete a source',
        description: 'With its destinations, its events and their deliveries. Refused while deliveries are not over.',
        params: idParameters,
        querystring: deletionQuery,
        response: { 204: z.null(), 404: errorSchema, 409: errorSchema, ...anyError }
      }
    },
    async ({ params, query }, reply) => {
      const mappingIds = found(await sources.delete(params.id, query.force), 'source')
      await refresh()
      await removeQueues(queue, mappingIds)
      return reply.code(204).send(null)
    }
  )

  app.get(
    '/sources/:id/write-key',
    {
      schema: {
        tags,
        summary: 'The write key of a source',
        description:
          'Segment shows a write key to whoever sets up a source, as it stands in every page that sends events. It is no access secret; it is answered here alone, and sealed in the store.',
        params: idParameters,
        response: { 200: z.object({ writeKey: z.string() }), 404: errorSchema, ...anyError }
      }
    },
    async ({ params }) => ({ writeKey: found(await sources.writeKeyOf(params.id), 'source') })
  )
}
