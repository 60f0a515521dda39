import { triggerOf } from '@actions-movable-ink/runtime'
import type { SegmentEvent } from '@segment/actions-core'
import { and, asc, eq } from 'drizzle-orm'
import { catalogEntry } from '../catalog'
import type { Database } from '../store/database'
import { destinations, mappings } from '../store/schema'
import { switchedOffBy } from './integrations'

/** A mapping that events of a source are tried against. */
export interface Route {
  sourceId: string
  mappingId: string
  destinationId: string
  matches: (event: SegmentEvent) => boolean
}

/** The enabled mappings of all enabled destinations. */
export async function loadRoutes(database: Database): Promise<Route[]> {
  const rows = await database
    .select({
      sourceId: destinations.sourceId,
      slug: destinations.slug,
      destinationId: destinations.id,
      mappingId: mappings.id,
      trigger: mappings.trigger
    })
    .from(mappings)
    .innerJoin(destinations, eq(mappings.destinationId, destinations.id))
    .where(and(eq(destinations.enabled, true), eq(mappings.enabled, true)))
    .orderBy(asc(destinations.createdAt), asc(destinations.id), asc(mappings.position))
  return rows.map(({ slug, trigger, ...route }) => {
    const name = catalogEntry(slug)?.name ?? slug
    const isTriggered = triggerOf(trigger)
    return {
      ...route,
      matches: (event) => switchedOffBy(event.integrations, name) === undefined && isTriggered(event)
    }
  })
}
