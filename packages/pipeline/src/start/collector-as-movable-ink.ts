import { checkEventMappings, keepEventMappings, profilesOf, profileWith } from '@actions-movable-ink/collector'
import type { Collector, DataFolder, JsonObject, Profile, RecentRejections } from '@actions-movable-ink/collector'
import type { EmbeddedMovableInk } from '../api/movable-ink-port'

/** Events are kept as JSON, and parsed ones take far more memory: only while somebody looks. */
const LOOKED_AT_MS = 10_000

/** The profiles, put together anew only when an event has come since. */
function keptProfiles(collector: Collector): () => Profile[] {
  let last: { events: number; profiles: Profile[]; until: NodeJS.Timeout } | undefined
  return () => {
    const { events } = collector.totals()
    if (last?.events === events) {
      last.until.refresh()
      return last.profiles
    }
    clearTimeout(last?.until)
    const until = setTimeout(() => (last = undefined), LOOKED_AT_MS).unref()
    last = { events, profiles: profilesOf(collector.find().reverse()), until }
    return last.profiles
  }
}

/** What the API sees of a collector; its event mappings are kept in the data folder. */
export function collectorAsMovableInk(
  collector: Collector,
  folder: DataFolder,
  rejections: RecentRejections
): EmbeddedMovableInk {
  const { url, username, accessSecret } = collector
  const profiles = keptProfiles(collector)
  return {
    credentials: () => ({ url, username, accessSecret }),
    totals: collector.totals,
    eventMappings: () => collector.eventMappings().map((one) => ({ ...one, active: one.active ?? true })),
    async setEventMappings(eventMappings) {
      const checked = await checkEventMappings(eventMappings, [])
      if (checked.some(({ mistakes }) => mistakes.length > 0)) return checked
      // Kept first: what is in force is there after a restart, too.
      await keepEventMappings(folder, eventMappings)
      await collector.setEventMappings(eventMappings)
      return []
    },
    tryEventMappings: (eventMappings, lists) =>
      checkEventMappings(eventMappings, lists as readonly (readonly JsonObject[])[]), // they were JSON
    received: (query, limit) => collector.find(query, limit),
    rejected: () => rejections.list(),
    profiles,
    profile: (id) => profileWith(id, profiles()),
    faults: collector.faults,
    addFault: collector.play,
    clearFaults: collector.clearFaults
  }
}
