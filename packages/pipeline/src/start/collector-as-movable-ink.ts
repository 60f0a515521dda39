import { checkEventMappings, keepEventMappings, profilesOf, profileWith } from '@actions-movable-ink/collector'
import type { Collector, DataFolder, JsonObject, RecentRejections } from '@actions-movable-ink/collector'
import type { EmbeddedMovableInk } from '../api/movable-ink-port'

/** What the API sees of a collector; its event mappings are kept in the data folder. */
export function collectorAsMovableInk(
  collector: Collector,
  folder: DataFolder,
  rejections: RecentRejections
): EmbeddedMovableInk {
  const { url, username, accessSecret } = collector
  const profiles = () => profilesOf(collector.find().reverse())
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
