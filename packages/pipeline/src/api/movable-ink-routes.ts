import { maskedUrl } from '@actions-movable-ink/runtime'
import { z } from 'zod'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { movableInkEventMappingRoutes } from './movable-ink-event-mapping-routes'
import { movableInkFaultRoutes } from './movable-ink-fault-routes'
import { embedded, tags } from './movable-ink-parts'
import { movableInkProfileRoutes } from './movable-ink-profile-routes'
import { acceptedEventSchema, movableInkSchema, rejectedRequestSchema } from './movable-ink-schemas'
import { anyError, errorSchema, line } from './schemas'

const MOST_RECEIVED = 500
const DEFAULT_RECEIVED = 100

const receivedQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST_RECEIVED).default(DEFAULT_RECEIVED),
  search: line
    .optional()
    .transform((text) => text || undefined)
    .describe('Text in the event, in any case.'),
  userId: line.optional().describe('The value that event mappings found for `user_id` or `anonymous_id`.')
})

/** The other side: Movable Ink, where a collector plays it on this machine. */
export function movableInkRoutes(app: ApiApp, parts: ApiParts): void {
  const { movableInk } = parts
  app.get(
    '/movable-ink',
    {
      schema: {
        tags,
        summary: 'Movable Ink on this machine',
        response: { 200: movableInkSchema, ...anyError }
      }
    },
    () => {
      if (movableInk === undefined) return { embedded: false as const }
      const { url, username } = movableInk.credentials()
      const eventMappings = movableInk.eventMappings()
      return {
        embedded: true as const,
        url: maskedUrl(url),
        username,
        totals: movableInk.totals(),
        faults: movableInk.faults().length,
        eventMappings: { count: eventMappings.length, active: eventMappings.filter(({ active }) => active).length }
      }
    }
  )

  app.get(
    '/movable-ink/credentials',
    {
      schema: {
        tags,
        summary: 'What Movable Ink hands over to whoever sends events',
        description:
          'With the endpoint key and the access secret, which no other route gives: they are made up for this machine by the collector itself, which plays Movable Ink and hands them over as that does. They open nothing else.',
        response: {
          200: z
            .object({ url: z.string(), username: z.string(), accessSecret: z.string() })
            .meta({ id: 'MovableInkCredentials' }),
          404: errorSchema,
          ...anyError
        }
      }
    },
    () => embedded(movableInk).credentials()
  )

  app.get(
    '/movable-ink/received',
    {
      schema: {
        tags,
        summary: 'The newest events that Movable Ink has accepted',
        description: 'The newest first, of the last 10,000.',
        querystring: receivedQuery,
        response: { 200: z.object({ events: z.array(acceptedEventSchema) }), 404: errorSchema, ...anyError }
      }
    },
    ({ query: { limit, ...query } }) => ({ events: embedded(movableInk).received(query, limit) })
  )

  app.get(
    '/movable-ink/rejected',
    {
      schema: {
        tags,
        summary: 'The newest requests that Movable Ink has not accepted',
        description: 'The newest first, of the last 100. Without anything that was sent.',
        response: { 200: z.object({ requests: z.array(rejectedRequestSchema) }), 404: errorSchema, ...anyError }
      }
    },
    () => ({
      requests: embedded(movableInk)
        .rejected()
        .map(({ at, method, requestId, status = null, reason = null }) => ({
          ...{ at: at.toISOString(), method, status, requestId, reason }
        }))
    })
  )

  movableInkEventMappingRoutes(app, parts)
  movableInkProfileRoutes(app, parts)
  movableInkFaultRoutes(app, parts)
}
