import { z } from 'zod'
import { IN_VIEW } from '../events/stored-events'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { filterQuery, listedJson, listedSchema, wholeJson, wholeSchema } from './event-schemas'
import { found } from './found'
import { anyError, errorSchema, idParameters } from './schemas'

/** How many events are listed, unless it is said otherwise. */
const DEFAULT_LIMIT = 100

const listQuery = filterQuery.extend({
  limit: z.coerce.number().int().min(1).max(IN_VIEW).default(DEFAULT_LIMIT),
  before: z.uuid().optional().describe('Goes on where an earlier answer ended: its `next`.')
})

const tags = ['Events']

/** The events that sources sent, as they are stored. */
export function eventRoutes(app: ApiApp, { sources, events }: ApiParts): void {
  app.get(
    '/sources/:id/events',
    {
      schema: {
        tags,
        summary: 'The last 500 events of a source',
        description: 'The newest first.',
        params: idParameters,
        querystring: listQuery,
        response: {
          200: z.object({
            events: z.array(listedSchema),
            next: z.string().nullable().describe('For `before`; null when there are no older ones.')
          }),
          400: errorSchema,
          404: errorSchema,
          ...anyError
        }
      }
    },
    async ({ params, query: { limit, before, ...filter } }) => {
      const { id } = found(await sources.find(params.id), 'source')
      // One more than asked for shows whether there are older ones.
      const listed = await events.list(id, { filter, limit: limit + 1, before })
      const shown = listed.slice(0, limit)
      return {
        events: shown.map(listedJson),
        next: listed.length > limit ? (shown.at(-1)?.id ?? null) : null
      }
    }
  )

  app.get(
    '/events/:id',
    {
      schema: {
        tags,
        summary: 'One event',
        params: idParameters,
        response: { 200: wholeSchema, 404: errorSchema, ...anyError }
      }
    },
    async ({ params }) => {
      const [event] = await events.load([params.id])
      return wholeJson(found(event, 'event'))
    }
  )
}
