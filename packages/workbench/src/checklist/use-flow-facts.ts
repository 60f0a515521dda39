import { useQuery } from '@tanstack/react-query'
import { catalogEntryQuery } from '../api/catalog'
import type { CredentialCheck, Destination } from '../api/destinations'
import { lastHourQuery, triedTriggersQuery } from '../api/flow'
import { useNow } from '../ui/clock'
import type { FlowFacts } from './flow-facts'

/** What is known of the way to a destination; more as it is loaded. Undefined before the catalog is. */
export function useFlowFacts(destination: Destination, check?: CredentialCheck): FlowFacts | undefined {
  const now = useNow()
  const entry = useQuery(catalogEntryQuery(destination.slug))
  const lastHour = useQuery(lastHourQuery(destination.id))
  const triggers = useQuery({ ...triedTriggersQuery(destination), enabled: destination.mappings.enabled > 0 })
  if (entry.data === undefined) return undefined
  return {
    destination,
    settings: entry.data?.settings ?? [],
    now,
    triggers: triggers.data,
    lastHour: lastHour.data,
    check
  }
}
