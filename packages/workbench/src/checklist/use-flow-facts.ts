import { useQuery } from '@tanstack/react-query'
import { catalogEntryQuery } from '../api/catalog'
import type { CredentialCheck, Destination } from '../api/destinations'
import { movableInkQuery } from '../api/movable-ink'
import { totalsQuery } from '../api/totals'
import { enabledTriggersQuery } from '../api/tried-triggers'
import { LAST_HOUR } from '../delivery-figures/ranges'
import { useNow } from '../ui/clock'
import { useFailure } from '../ui/use-failure'
import { collectorFacts } from './collector-facts'
import type { FlowFacts } from './flow-facts'

/** Its event mappings change seldom; its own page looks more often. */
const LOOK_AGAIN_MS = 10_000

interface KnownFlow {
  /** Missing before the catalog is loaded. */
  facts?: FlowFacts
  /** Why a part of it is not known. */
  failure: Error | null
}

/** What is known of the way to a destination; more as it is loaded. */
export function useFlowFacts(destination: Destination, check?: CredentialCheck): KnownFlow {
  const now = useNow()
  const entry = useQuery(catalogEntryQuery(destination.slug))
  const lastHour = useQuery(totalsQuery(destination.id, LAST_HOUR))
  const triggers = useQuery({ ...enabledTriggersQuery(destination.id), enabled: destination.mappings.enabled > 0 })
  const movableInk = useQuery({ ...movableInkQuery, refetchInterval: LOOK_AGAIN_MS })
  const failures = [useFailure(entry), useFailure(lastHour), useFailure(triggers), useFailure(movableInk)]
  const failure = failures.find((one) => one !== null) ?? null
  if (entry.data === undefined) return { failure }
  const facts = {
    destination,
    settings: entry.data?.settings ?? [],
    now,
    triggers: triggers.data,
    lastHour: lastHour.data,
    check,
    collector: collectorFacts(destination, movableInk.data)
  }
  return { facts, failure }
}
