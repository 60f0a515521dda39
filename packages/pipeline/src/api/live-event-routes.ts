import { z } from 'zod'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { filterQuery, listedJson, listedSchema } from './event-schemas'
import { found } from './found'
import { anyError, errorSchema, idParameters } from './schemas'

const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // What a proxy in between collects is not live.
  'x-accel-buffering': 'no',
  // Or the server, when it closes, would wait for another request on it.
  connection: 'close'
}

/** The events that sources send, as they come, and what becomes of them. */
export function liveEventRoutes(app: ApiApp, { sources, liveEvents }: ApiParts): void {
  // The server waits for answers that are under way.
  app.addHook('preClose', (done) => {
    liveEvents.close()
    done()
  })

  app.get(
    '/sources/:id/events/live',
    {
      schema: {
        tags: ['Events'],
        summary: 'The events of a source as they come',
        description:
          'Server-sent events; the data of each is an event as it is listed. One without a name is new. One that is named `delivery` is among the last 500 and came before: what became of it has changed. It has no id of its own in the stream, so that a browser that comes back begins behind the newest.',
        params: idParameters,
        querystring: filterQuery,
        headers: z.looseObject({
          'last-event-id': z
            .uuid()
            .optional()
            .describe('The last event that was received: what came since comes first.')
        }),
        response: {
          200: { description: 'A stream', content: { 'text/event-stream': { schema: listedSchema } } },
          400: errorSchema,
          404: errorSchema,
          429: errorSchema,
          ...anyError
        }
      }
    },
    async (request, reply) => {
      const { id } = found(await sources.find(request.params.id), 'source')
      const stream = await liveEvents.open({
        sourceId: id,
        after: request.headers['last-event-id'],
        filter: request.query,
        toData: listedJson,
        mayGoOn: () => request.isStillLetIn()
      })
      // The types know of answers in JSON alone.
      return reply.headers(STREAM_HEADERS).send(stream as never)
    }
  )
}
