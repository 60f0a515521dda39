import { countOf } from './counting'
import { deliveryCounts } from './delivery-counts'
import type { Finding, FlowFacts, Totals } from './flow-facts'
import { missingLabels } from './missing-labels'

/** Reasons that say that the settings are wrong, not the event. */
const OF_SETTINGS: ReadonlySet<string> = new Set(['401', '403', '404', 'INVALID_SETTINGS', 'UNEXPECTED_REDIRECT'])

const BUCKET_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/** When the newest time ended in which a delivery was refused for the settings, in milliseconds since 1970. */
function newestRefusal({ buckets, step }: Totals): number | undefined {
  const last = buckets.findLast(({ reasons }) => reasons.some(({ reason }) => OF_SETTINGS.has(reason)))
  return last && Date.parse(last.at) + BUCKET_MS[step]
}

/** Refusals that no delivery followed: later ones show that the settings were put right. */
function standingRefusals(lastHour: Totals, newestDeliveredAt: string | null) {
  const refusedAt = newestRefusal(lastHour)
  if (refusedAt === undefined) return []
  if (newestDeliveredAt !== null && Date.parse(newestDeliveredAt) >= refusedAt) return []
  return lastHour.overall.reasons.filter(({ reason }) => OF_SETTINGS.has(reason))
}

/** Whether Movable Ink takes the user name, the access secret and the endpoint key. */
export function credentialsStep({ destination, settings, check, lastHour }: FlowFacts): Finding {
  const link = { text: 'Settings', to: `/destinations/${destination.id}/settings` }
  if (missingLabels(destination, settings).length > 0) {
    return { state: 'unknown', sentence: 'There is nothing to check until the settings are complete.', link }
  }
  if (check?.ok === false) {
    return { state: 'problem', sentence: check.message ?? 'Movable Ink refused the settings.', link }
  }
  if (check?.ok === true) return { state: 'ok', sentence: 'Movable Ink did not refuse the settings just now.', link }
  if (lastHour === undefined) return { state: 'unknown', sentence: 'Being looked at.', link }

  const refusals = standingRefusals(lastHour, destination.newestDeliveredAt)
  if (refusals.length > 0) {
    const count = refusals.reduce((sum, refusal) => sum + refusal.count, 0)
    return {
      state: 'problem',
      sentence: `${countOf(count, 'delivery', 'deliveries')} of the last hour ${count === 1 ? 'was' : 'were'} refused because of the settings.`,
      details: refusals.map(({ reason, explanation }) => `${reason}: ${explanation.summary}`),
      link
    }
  }
  if (deliveryCounts(lastHour).delivered > 0) {
    return { state: 'ok', sentence: 'Deliveries of the last hour were taken with them.', link }
  }
  return { state: 'unknown', sentence: 'No delivery of the last hour has tried them. Check them.', link }
}
