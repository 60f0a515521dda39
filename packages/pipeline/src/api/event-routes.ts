import { z } from 'zod'
import { IN_VIEW } from '../events/stored-events'
import type { EventDelivery, StoredEvent } from '../events/stored-events'
import { EVENT_TYPES } from '../ingestion/event-types'
import { DELIVERY_STATES } from '../store/schema'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { found } from './found'
import { anyError, errorSchema, idParameters, line, moment } from './schemas'

/** How many events are listed, unless it is said otherwise. */
const DEFAULT_LIMIT = 100

const deliveryInShort = z.object({
  id: z.uuid(),
  destinationId: z.uuid(),
  mappingId: z.uuid().nullable().describe('null when the mapping was deleted since.'),
  state: z.enum(DELIVERY_STATES),
  reason: z.string().nullable().describe('Why it is not delivered: a code such as `401` or `ENOTFOUND`.')
})

const eventFields = {
  id: z.uuid(),
  sourceId: z.uuid(),
  messageId: z.string(),
  type: z.string(),
  name: z.string().nullable().describe('Of a track its event, of a page or screen its name.'),
  receivedAt: moment,
  payload: z.record(z.string(), z.unknown()).describe('The event as it is handed on.')
}

const listedSchema = z
  .object({ ...eventFields, deliveries: z.array(deliveryInShort.meta({ id: 'EventDeliveryInShort' })) })
  .meta({ id: 'ListedEvent', description: 'An event, and what became of it in short.' })

const wholeSchema = z
  .object({
    ...eventFields,
    deliveries: z.array(
      deliveryInShort
        .extend({
          message: z.string().nullable(),
          attempts: z.number(),
          nextTryAt: moment.nullable(),
          finishedAt: moment.nullable()
        })
        .meta({ id: 'EventDelivery' })
    )
  })
  .meta({ id: 'Event', description: 'An event, and what became of it.' })

const inShort = ({ id, destinationId, mappingId, state, reason }: EventDelivery) => ({
  id,
  destinationId,
  mappingId,
  state,
  reason
})

const listedJson = ({ deliveries, receivedAt, ...event }: StoredEvent) => ({
  ...event,
  receivedAt: receivedAt.toISOString(),
  deliveries: deliveries.map(inShort)
})

const wholeJson = (event: StoredEvent) => ({
  ...listedJson(event),
  deliveries: event.deliveries.map((delivery) => ({
    ...delivery,
    nextTryAt: delivery.nextTryAt?.toISOString() ?? null,
    finishedAt: delivery.finishedAt?.toISOString() ?? null
  }))
})

const querySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(IN_VIEW).default(DEFAULT_LIMIT),
  before: z.uuid().optional().describe('The id of an event: only older ones.'),
  search: line
    .optional()
    .transform((text) => text || undefined)
    .describe('Text in the payload, in any case.'),
  type: z.enum(EVENT_TYPES).optional(),
  name: line.optional().describe('Exactly this name.')
})

const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // What a proxy in between collects is not live.
  'x-accel-buffering': 'no',
  // Or the server, when it closes, would wait for another request on it.
  connection: 'close'
}

const tags = ['Events']

/** The events that sources sent, as they are stored and as they come. */
export function eventRoutes(app: ApiApp, { sources, events, liveEvents }: ApiParts): void {
  // The server waits for answers that are under way.
  app.addHook('preClose', (done) => {
    liveEvents.close()
    done()
  })

  app.get(
    '/sources/:id/events',
    {
      schema: {
        tags,
        summary: 'The last 500 events of a source',
        description: 'The newest first.',
        params: idParameters,
        querystring: querySchema,
        response: {
          200: z.object({ events: z.array(listedSchema) }),
          400: errorSchema,
          404: errorSchema,
          ...anyError
        }
      }
    },
    async ({ params, query }) => {
      const { id } = found(await sources.find(params.id), 'source')
      return { events: (await events.list(id, query)).map(listedJson) }
    }
  )

  app.get(
    '/sources/:id/events/live',
    {
      schema: {
        tags,
        summary: 'The events of a source as they come',
        description: 'Server-sent events; the data of each is an event as it is listed.',
        params: idParameters,
        headers: z.looseObject({
          'last-event-id': z
            .uuid()
            .optional()
            .describe('The last event that was received: what came since comes first.')
        }),
        response: {
          200: { description: 'A stream', content: { 'text/event-stream': { schema: listedSchema } } },
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
        toData: listedJson,
        mayGoOn: () => request.isStillLetIn()
      })
      // The types know of answers in JSON alone.
      return reply.headers(STREAM_HEADERS).send(stream as never)
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
