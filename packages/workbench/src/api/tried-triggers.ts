import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client'
import type { Mapping } from './mappings'

/** The trigger of an enabled mapping, tried on the newest events of its source. */
export interface TriedTrigger {
  mappingId: string
  name: string
  /** Missing when the trigger cannot be read. */
  matched?: { count: number; of: number }
  /** Why it cannot be read. */
  mistake?: string
}

/** How often it is looked again whether events match, in milliseconds. */
const LOOK_AGAIN_MS = 10_000

async function tried({ id, name, trigger }: Mapping, sourceId: string): Promise<TriedTrigger> {
  const { error, matched } = await answered(api.POST('/api/v1/triggers/check', { body: { trigger, sourceId } }))
  return { mappingId: id, name, mistake: error?.message, matched: matched && { count: matched.count, of: matched.of } }
}

/** What the triggers of the enabled mappings match of the last events of the source. */
export const triedTriggersQuery = (destination: { id: string; sourceId: string }) =>
  queryOptions({
    queryKey: ['destinations', destination.id, 'tried-triggers'],
    queryFn: async () => {
      const path = { id: destination.id }
      const { mappings } = await answered(api.GET('/api/v1/destinations/{id}/mappings', { params: { path } }))
      const results: TriedTrigger[] = []
      // One after the other: there may be 50, and each is tried on 500 events.
      for (const mapping of mappings.filter(({ enabled }) => enabled)) {
        results.push(await tried(mapping, destination.sourceId))
      }
      return results
    },
    refetchInterval: LOOK_AGAIN_MS
  })
