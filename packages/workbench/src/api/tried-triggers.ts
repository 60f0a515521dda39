import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import type { components } from './generated-types'

/** The trigger of a mapping, tried on the newest events of its source. */
export interface TriedTrigger {
  mappingId: string
  name: string
  enabled: boolean
  /** Missing when the trigger cannot be read. */
  matched?: { count: number; of: number }
  /** Why it cannot be read. */
  mistake?: string
}

/** How often it is looked again whether events match, in milliseconds. */
const LOOK_AGAIN_MS = 10_000

/** The triggers as the API has tried them. */
export const matchedBy = ({ of, mappings }: components['schemas']['MappingMatches']): TriedTrigger[] =>
  mappings.map(({ count, error, ...mapping }) => ({
    ...mapping,
    matched: count === undefined ? undefined : { count, of },
    mistake: error?.message
  }))

/** What the triggers of a destination's mappings match of the last events of the source. */
export const triedTriggersQuery = (destinationId: string) =>
  queryOptions({
    queryKey: ['destinations', destinationId, 'tried-triggers'],
    queryFn: async () => {
      const path = { id: destinationId }
      return matchedBy(await answered(api.GET('/api/v1/destinations/{id}/mappings/matches', { params: { path } })))
    },
    refetchInterval: LOOK_AGAIN_MS
  })

/** The same of the mappings that are enabled. */
export const enabledTriggersQuery = (destinationId: string) =>
  queryOptions({
    ...triedTriggersQuery(destinationId),
    select: (triggers: TriedTrigger[]) => triggers.filter(({ enabled }) => enabled)
  })
