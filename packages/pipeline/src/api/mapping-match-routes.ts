import { z } from 'zod'
import { checkTrigger } from '../trigger/check-trigger'
import { MatchCounts } from '../trigger/match-counts'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { found } from './found'
import { anyError, errorSchema, idParameters } from './schemas'
import { warningSchema } from './trigger-routes'

const matchesSchema = z
  .object({
    of: z.int().describe('How many events were looked at.'),
    mappings: z.array(
      z.object({
        mappingId: z.uuid(),
        name: z.string(),
        enabled: z.boolean(),
        count: z.int().optional().describe('How many of them its trigger matches; missing when it cannot be read.'),
        error: warningSchema.optional().describe('Why it cannot be read.')
      })
    )
  })
  .meta({ id: 'MappingMatches' })

/** What the mappings of a destination would send. */
export function mappingMatchRoutes(
  app: ApiApp,
  { database, destinations, events, mappings }: Pick<ApiParts, 'database' | 'destinations' | 'events' | 'mappings'>
): void {
  const matchCounts = new MatchCounts(database, events)

  app.get(
    '/destinations/:id/mappings/matches',
    {
      schema: {
        tags: ['Mappings'],
        summary: 'How many events each mapping of a destination matches',
        description:
          'Tries the triggers of all mappings, enabled or not, on the newest 500 events of the source. What the `integrations` object of an event says is not looked at. Cheap to ask again: only events that are new since are looked at, unless a trigger was changed.',
        params: idParameters,
        response: { 200: matchesSchema, 404: errorSchema, ...anyError }
      }
    },
    async ({ params }) => {
      const destination = found(await destinations.find(params.id), 'destination')
      const all = await mappings.list(destination.id)
      const { of, counts } = await matchCounts.of(
        destination,
        all.map(({ trigger }) => trigger)
      )
      return {
        of,
        mappings: all.map(({ id, name, enabled, trigger }, index) => {
          const count = counts[index]
          const matched = count === undefined ? { error: checkTrigger(trigger).error } : { count }
          return { mappingId: id, name, enabled, ...matched }
        })
      }
    }
  )
}
