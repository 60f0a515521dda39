import { readTrigger } from '@actions-movable-ink/runtime'
import type { SegmentEvent } from '@segment/actions-core'
import { validate } from '@segment/destination-subscriptions'
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
  /** Never fails. */
  matches: (event: SegmentEvent) => boolean
}

/**
 * Whether a trigger matches an event. One that cannot be read, or fails on an event, matches nothing: no mapping keeps an
 * event from being stored, or from the other mappings.
 */
function matcherOf(trigger: string, onBroken: () => void): Route['matches'] {
  const reading = readTrigger(trigger)
  return (event) => {
    try {
      if (reading !== undefined) return validate(reading.parsed, event)
    } catch {
      // As what cannot be read.
    }
    onBroken()
    return false
  }
}

/**
 * The enabled mappings of all enabled destinations.
 *
 * @param onBroken told of a mapping whose trigger cannot be run, at each event that is tried against it
 */
export async function loadRoutes(database: Database, onBroken: (mappingId: string) => void): Promise<Route[]> {
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
    const isTriggered = matcherOf(trigger, () => onBroken(route.mappingId))
    return {
      ...route,
      matches: (event) => switchedOffBy(event.integrations, name) === undefined && isTriggered(event)
    }
  })
}
