import { useQueries, useQuery } from '@tanstack/react-query'
import { destinationsQuery } from '../../api/destinations'
import type { Destination } from '../../api/destinations'
import { mappingsQuery } from '../../api/mappings'
import type { Mapping } from '../../api/mappings'

interface SourceDestinations {
  destinations: readonly Destination[]
  /** In the order of the destinations, then their own. */
  mappings: readonly Mapping[]
  /** Whether all of them are. */
  isLoaded: boolean
}

/** The destinations of a source with their mappings, as far as they are loaded. */
export function useSourceDestinations(sourceId: string): SourceDestinations {
  const all = useQuery(destinationsQuery)
  const destinations = (all.data ?? []).filter((destination) => destination.sourceId === sourceId)
  const mappings = useQueries({ queries: destinations.map(({ id }) => mappingsQuery(id)) })
  return {
    destinations,
    mappings: mappings.flatMap(({ data }) => data?.mappings ?? []),
    isLoaded: all.data !== undefined && mappings.every(({ data }) => data !== undefined)
  }
}
