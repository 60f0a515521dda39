import { z } from 'zod'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { found } from './found'
import { embedded, tags } from './movable-ink-parts'
import type { Profile } from './movable-ink-port'
import { listedProfileSchema, profileSchema } from './movable-ink-schemas'
import { anyError, errorSchema, line } from './schemas'

const MOST_LISTED = 200
const MOST_EVENTS = 200

const inShort = ({ id, userId, anonymousIds, events }: Profile) => ({
  id,
  userId: userId ?? null,
  anonymousIds,
  eventCount: events.length,
  // Whoever is known has had an event.
  lastEventAt: events.at(-1)?.receivedAt ?? new Date(0).toISOString()
})

const isCalled = ({ userId = '', anonymousIds }: Profile, text: string) =>
  [userId, ...anonymousIds].some((id) => id.toLowerCase().includes(text.toLowerCase()))

/** The people that Movable Ink would know of. */
export function movableInkProfileRoutes(app: ApiApp, { movableInk }: ApiParts): void {
  app.get(
    '/movable-ink/profiles',
    {
      schema: {
        tags,
        summary: 'The people that Movable Ink would know of',
        description:
          'By their newest event, the newest first, at most 200. Made of the last 10,000 events that it has accepted.',
        querystring: z.strictObject({ search: line.optional().describe('Text in an id, in any case.') }),
        response: {
          200: z.object({
            profiles: z.array(listedProfileSchema),
            count: z.int().describe('Of all that are called so, also those that are not listed.')
          }),
          404: errorSchema,
          ...anyError
        }
      }
    },
    ({ query: { search = '' } }) => {
      const profiles = embedded(movableInk)
        .profiles()
        .filter((profile) => isCalled(profile, search))
      return { profiles: profiles.slice(0, MOST_LISTED).map(inShort), count: profiles.length }
    }
  )

  app.get(
    '/movable-ink/profile',
    {
      schema: {
        tags,
        summary: 'What Movable Ink would know of a person',
        // Not a part of the path: an id may be "..", which is no name there.
        querystring: z.strictObject({
          userId: line.min(1).describe('The user id, or an anonymous id of the person.')
        }),
        response: { 200: profileSchema, 404: errorSchema, ...anyError }
      }
    },
    ({ query: { userId } }) => {
      const profile = found(embedded(movableInk).profile(userId), 'profile')
      return { ...inShort(profile), fields: profile.fields, events: profile.events.slice(-MOST_EVENTS) }
    }
  )
}
