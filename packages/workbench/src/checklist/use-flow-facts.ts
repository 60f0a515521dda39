import { useQuery } from '@tanstack/react-query'
import { catalogEntryQuery } from '../api/catalog'
import { lastCheckQuery } from '../api/destinations'
import type { Destination } from '../api/destinations'
import { flowQuery, WATCHED_AGAIN_MS } from '../api/flow'
import type { Flow } from '../api/flow'
import { useNow } from '../ui/clock'
import { useFailure } from '../ui/use-failure'
import { checkThatHolds } from './check-that-holds'
import { collectorFacts } from './collector-facts'
import { failuresOf } from './failures'
import type { FlowFacts, WatchedTrigger } from './flow-facts'
import { rejectionsToTry } from './rejections-to-try'

interface KnownFlow {
  /** Missing before the first look is over. */
  facts?: FlowFacts
  /** Why a part of it is not known. */
  failure: Error | null
}

/** What a warning is called that says of the destination what another step does. */
const OF_DESTINATION = 'DESTINATION_DISABLED'

/** The triggers of the enabled mappings, with what each may do that it does not say. */
function watchedTriggers({ triggers, mappings = [] }: Flow): WatchedTrigger[] | undefined {
  return triggers
    ?.filter(({ enabled }) => enabled)
    .map((trigger) => {
      const warnings = mappings.find(({ id }) => id === trigger.mappingId)?.warnings ?? []
      return {
        ...trigger,
        warnings: warnings.filter(({ code }) => code !== OF_DESTINATION).map(({ message }) => message)
      }
    })
}

/** What is known of the way to a destination, if there is one; looked at more often while somebody watches it. */
export function useFlowFacts(of: Pick<Destination, 'id' | 'slug'> | undefined, isWatched = false): KnownFlow {
  const { id, slug } = of ?? { id: '', slug: '' }
  const enabled = of !== undefined
  const now = useNow()
  const entry = useQuery({ ...catalogEntryQuery(slug), enabled })
  const flow = useQuery({
    ...flowQuery(id, rejectionsToTry),
    enabled,
    ...(isWatched ? { refetchInterval: WATCHED_AGAIN_MS } : {})
  })
  const lastCheck = useQuery(lastCheckQuery(id))
  const failures = [useFailure(entry), useFailure(flow), flow.data?.failure ?? null]
  const failure = failures.find((one) => one !== null) ?? null
  if (entry.data === undefined || flow.data === undefined) return { failure }
  const { destination, lastHour, failed, movableInk } = flow.data
  const standing = failed && failuresOf(flow.data)
  const facts = {
    destination,
    settings: entry.data?.settings ?? [],
    now,
    triggers: watchedTriggers(flow.data),
    lastHour,
    failures: standing,
    check: checkThatHolds(lastCheck.data, flow.data, standing),
    collector: collectorFacts(destination, movableInk)
  }
  return { facts, failure }
}
