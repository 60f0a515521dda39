import { outcomesOf } from '../delivery-figures/outcomes'
import { countOf } from '../ui/counting'
import { causeInWords } from './failure-in-words'
import { OF_SETTINGS } from './failures'
import type { Finding, FlowFacts } from './flow-facts'
import { missingLabels } from './missing-labels'
import { failedFor } from './rejections'

/** Whether Movable Ink takes the user name, the access secret and the endpoint key. */
export function credentialsStep({ destination, settings, check, lastHour, failures }: FlowFacts): Finding {
  const link = { text: 'Settings', to: `/destinations/${destination.id}/settings` }
  if (missingLabels(destination, settings).length > 0) {
    return { state: 'unknown', sentence: 'There is nothing to check until the settings are complete.', link }
  }
  if (check?.ok === false) {
    return { state: 'problem', sentence: check.message, link }
  }
  if (check?.ok === true) return { state: 'ok', sentence: 'Movable Ink did not refuse the settings just now.', link }
  if (lastHour === undefined || failures === undefined) return { state: 'unknown', sentence: 'Being looked at.', link }

  const refusals = failures.filter(({ reason }) => OF_SETTINGS.has(reason))
  const [newest] = refusals
  if (newest !== undefined) {
    const seen = refusals.reduce((sum, refusal) => sum + refusal.count, 0)
    const count = Math.max(seen, failedFor(OF_SETTINGS, lastHour))
    const were = `${countOf(count, 'delivery', 'deliveries')} ${count === 1 ? 'was' : 'were'} refused`
    if (newest.isChangedSince) {
      return {
        state: 'unknown',
        sentence: `The destination was changed since ${were}. Send an event, or check the credentials, to see.`,
        isChangedSince: true,
        link
      }
    }
    return { state: 'problem', sentence: causeInWords(newest), details: [`${were} because of the settings.`], link }
  }
  if (outcomesOf(lastHour.overall.counts).delivered > 0) {
    return { state: 'ok', sentence: 'Deliveries of the last hour were taken with them.', link }
  }
  return { state: 'unknown', sentence: 'No delivery of the last hour has tried them. Check them.', link }
}
