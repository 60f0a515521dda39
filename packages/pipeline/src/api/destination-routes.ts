import { z } from 'zod'
import { catalog, catalogEntry } from '../catalog'
import { checkCredentials } from '../destinations/credential-check'
import type { Destination } from '../destinations/destinations'
import { flowsOf } from '../destinations/flow'
import { shownSettings, unknownSettings, withSettings } from '../destinations/settings'
import type { GivenSettings } from '../destinations/settings'
import { ApiError } from '../http/api-error'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { checkSchema, destinationJson, destinationSchema, givenSettings } from './destination-schemas'
import { found } from './found'
import { removeQueues } from './remove-queues'
import { anyError, deletionQuery, displayName, editedVersion, errorSchema, idParameters } from './schemas'

function assertKnown(slug: string, settings: GivenSettings = {}): void {
  const known = Object.keys(shownSettings(slug, {})).join(', ')
  const mistakes = unknownSettings(slug, settings).map((name) => ({
    path: `settings.${name}`,
    message: `is no setting of the destination: ${known}`
  }))
  const [first] = mistakes
  if (first === undefined) return
  throw new ApiError(400, 'INVALID_REQUEST', `The settings cannot be taken: ${first.path} ${first.message}.`, mistakes)
}

function entryOf(slug: string) {
  const entry = catalogEntry(slug)
  if (entry !== undefined) return entry
  const message = `must be one of the catalog: ${catalog.map((known) => known.slug).join(', ')}`
  throw new ApiError(400, 'INVALID_REQUEST', `There is no such destination: slug ${message}.`, [
    { path: 'slug', message }
  ])
}

const tags = ['Destinations']

/** The instances of destinations. */
export function destinationRoutes(
  app: ApiApp,
  { store, sources, destinations, queue, refresh, pauseOf }: ApiParts
): void {
  async function allToJson(all: readonly Destination[]) {
    const flowOf = await flowsOf(
      store,
      all.map(({ id }) => id)
    )
    return Promise.all(
      all.map(async (destination) => {
        const { id } = destination
        const settings = (await destinations.settingsOf(id)) ?? {}
        return destinationJson(destination, { settings, flow: flowOf(id), pause: pauseOf(id) })
      })
    )
  }
  const toJson = async (destination: Destination) => found((await allToJson([destination]))[0], 'destination')

  app.get(
    '/destinations',
    {
      schema: {
        tags,
        summary: 'All destinations',
        response: { 200: z.object({ destinations: z.array(destinationSchema) }), ...anyError }
      }
    },
    async () => ({ destinations: await allToJson(await destinations.list()) })
  )

  app.post(
    '/destinations',
    {
      schema: {
        tags,
        summary: 'Add a destination',
        description: 'It starts disabled and without mappings.',
        body: z.strictObject({
          sourceId: z.uuid(),
          slug: z.string().max(100),
          name: displayName.optional().describe('Default: its name in the catalog.'),
          settings: givenSettings.optional()
        }),
        response: { 201: destinationSchema, 400: errorSchema, 404: errorSchema, ...anyError }
      }
    },
    async ({ body }, reply) => {
      const { definition } = entryOf(body.slug)
      assertKnown(body.slug, body.settings)
      const { id: sourceId } = found(await sources.find(body.sourceId), 'source')
      const destination = await destinations.create(
        { sourceId, slug: body.slug, name: body.name ?? definition.name },
        withSettings({}, body.settings ?? {})
      )
      await refresh()
      return reply.code(201).send(await toJson(destination))
    }
  )

  app.get(
    '/destinations/:id',
    {
      schema: {
        tags,
        summary: 'One destination',
        params: idParameters,
        response: { 200: destinationSchema, 404: errorSchema, ...anyError }
      }
    },
    async ({ params }) => toJson(found(await destinations.find(params.id), 'destination'))
  )

  app.patch(
    '/destinations/:id',
    {
      schema: {
        tags,
        summary: 'Change a destination, enable it or disable it',
        params: idParameters,
        body: z.strictObject({
          name: displayName.optional(),
          enabled: z.boolean().optional(),
          concurrency: z.int().min(1).max(64).optional(),
          settings: givenSettings.optional(),
          updatedAt: editedVersion
        }),
        response: { 200: destinationSchema, 400: errorSchema, 404: errorSchema, 409: errorSchema, ...anyError }
      }
    },
    async ({ params, body: { updatedAt, ...change } }) => {
      const { slug } = found(await destinations.find(params.id), 'destination')
      assertKnown(slug, change.settings)
      const version = updatedAt === undefined ? undefined : new Date(updatedAt)
      const destination = found(await destinations.change(params.id, change, version), 'destination')
      await refresh()
      return toJson(destination)
    }
  )

  app.post(
    '/destinations/:id/check-credentials',
    {
      schema: {
        tags,
        summary: 'Check the settings with Movable Ink',
        description: 'Sends one request that carries no event. Nothing is saved.',
        params: idParameters,
        body: z
          .strictObject({ settings: givenSettings.optional().describe('In the place of those that are saved.') })
          .nullish(),
        response: { 200: checkSchema, 400: errorSchema, 404: errorSchema, ...anyError }
      }
    },
    async ({ params, body }) => {
      const { slug } = found(await destinations.find(params.id), 'destination')
      const given = body?.settings ?? {}
      assertKnown(slug, given)
      const saved = found(await destinations.settingsOf(params.id), 'destination')
      return checkCredentials(entryOf(slug), withSettings(saved, given))
    }
  )

  app.delete(
    '/destinations/:id',
    {
      schema: {
        tags,
        summary: 'Delete a destination',
        description: 'With its mappings and deliveries. Refused while deliveries are not over.',
        params: idParameters,
        querystring: deletionQuery,
        response: { 204: z.null(), 404: errorSchema, 409: errorSchema, ...anyError }
      }
    },
    async ({ params, query }, reply) => {
      const mappingIds = found(await destinations.delete(params.id, query.force), 'destination')
      await refresh()
      await removeQueues(queue, mappingIds)
      return reply.code(204).send(null)
    }
  )
}
