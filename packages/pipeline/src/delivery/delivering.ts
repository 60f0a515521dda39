import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '../store/database'
import { destinations, mappings } from '../store/schema'
import type { DeliveredMapping } from './delivery-parts'

/** A mapping in use, and when it was last changed. */
export interface DeliveringMapping extends DeliveredMapping {
  version: number
}

/** A destination in use, with its mappings in use. */
export interface DeliveringDestination {
  id: string
  slug: string
  sealedSettings: string
  concurrency: number
  /** When it was last changed, in milliseconds since 1970. */
  version: number
  mappings: DeliveringMapping[]
}

/** The destinations that are enabled, with their mappings that are. */
export async function loadDelivering(database: Database): Promise<DeliveringDestination[]> {
  const rows = await database
    .select({ destination: destinations, mapping: mappings })
    .from(mappings)
    .innerJoin(destinations, eq(mappings.destinationId, destinations.id))
    .where(and(eq(destinations.enabled, true), eq(mappings.enabled, true)))
    .orderBy(asc(destinations.createdAt), asc(mappings.position))
  const byId = new Map<string, DeliveringDestination>()
  for (const { destination, mapping } of rows) {
    const { id, slug, sealedSettings, concurrency, updatedAt } = destination
    const one = byId.get(id) ?? { id, slug, sealedSettings, concurrency, version: updatedAt.getTime(), mappings: [] }
    byId.set(id, one)
    one.mappings.push({
      id: mapping.id,
      name: mapping.name,
      subscribe: mapping.trigger,
      partnerAction: mapping.action,
      mapping: mapping.fields as DeliveredMapping['mapping'], // valid, or it could not have been saved
      version: mapping.updatedAt.getTime()
    })
  }
  return [...byId.values()]
}
