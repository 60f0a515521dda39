import { outcomesOf } from '../delivery-figures/outcomes'
import { countOf } from '../ui/counting'
import type { Finding, FlowFacts } from './flow-facts'
import { missingLabels } from './missing-labels'
import { standingRefusals } from './standing-refusals'

/** Reasons that say that the settings are wrong, not the event. */
const OF_SETTINGS: ReadonlySet<string> = new Set(['401', '403', '404', 'INVALID_SETTINGS', 'UNEXPECTED_REDIRECT'])

/** Whether Movable Ink takes the user name, the access secret and the endpoint key. */
export function credentialsStep({ destination, settings, check, lastHour }: FlowFacts): Finding {
  const link = { text: 'Settings', to: `/destinations/${destination.id}/settings` }
  if (missingLabels(destination, settings).length > 0) {
    return { state: 'unknown', sentence: 'There is nothing to check until the settings are complete.', link }
  }
  if (check?.ok === false) {
    return { state: 'problem', sentence: check.message, link }
  }
  if (check?.ok === true) return { state: 'ok', sentence: 'Movable Ink did not refuse the settings just now.', link }
  if (lastHour === undefined) return { state: 'unknown', sentence: 'Being looked at.', link }

  const refusals = standingRefusals(lastHour, destination.newestDeliveredAt, OF_SETTINGS)
  if (refusals.length > 0) {
    const count = refusals.reduce((sum, refusal) => sum + refusal.count, 0)
    return {
      state: 'problem',
      sentence: `${countOf(count, 'delivery', 'deliveries')} of the last hour ${count === 1 ? 'was' : 'were'} refused because of the settings.`,
      details: refusals.map(({ reason, explanation }) => `${reason}: ${explanation.summary}`),
      link
    }
  }
  if (outcomesOf(lastHour.overall.counts).delivered > 0) {
    return { state: 'ok', sentence: 'Deliveries of the last hour were taken with them.', link }
  }
  return { state: 'unknown', sentence: 'No delivery of the last hour has tried them. Check them.', link }
}
