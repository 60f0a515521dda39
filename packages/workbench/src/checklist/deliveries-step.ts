import type { Totals } from '../api/totals'
import { outcomesOf } from '../delivery-figures/outcomes'
import type { Outcomes } from '../delivery-figures/outcomes'
import { countOf, inDigits, listOf } from '../ui/counting'
import type { Finding, FlowFacts } from './flow-facts'
import { stillStands } from './standing-refusals'

/** The most reasons that are named: the page says all. */
const NAMED = 3

function inWords({ delivered, retrying, queued, notDelivered }: Outcomes): string {
  const parts = [
    [delivered, 'delivered'],
    [notDelivered, 'not delivered'],
    [retrying, 'being retried'],
    [queued, 'queued']
  ] as const
  return listOf(parts.filter(([count]) => count > 0).map(([count, word]) => `${inDigits(count)} ${word}`))
}

const reasonsOf = ({ overall }: Totals): string[] =>
  overall.reasons
    .filter(({ state }) => state !== 'delivered')
    .slice(0, NAMED)
    .map(({ reason, count, explanation }) => `${inDigits(count)} × ${reason}: ${explanation.summary}`)

const FAILED = ['retrying', 'discarded', 'dead'] as const

/** What became of what was to be delivered in the last hour. */
export function deliveriesStep({ destination, lastHour }: FlowFacts): Finding {
  const link = { text: 'Event Delivery', to: `/destinations/${destination.id}/event-delivery?range=1h` }
  if (lastHour === undefined) return { state: 'unknown', sentence: 'Being looked at.', link }
  const outcomes = outcomesOf(lastHour.overall.counts)
  const { delivered, retrying, notDelivered } = outcomes
  const { unmatchedEvents } = lastHour
  if (outcomes.total === 0) {
    if (unmatchedEvents === 0)
      return { state: 'unknown', sentence: 'There was nothing to deliver in the last hour.', link }
    return {
      state: 'problem',
      sentence: `Nothing was to be delivered in the last hour: ${countOf(unmatchedEvents, 'event')} matched no mapping.`,
      link
    }
  }
  const isProblem = stillStands(lastHour, destination.newestDeliveredAt, (bucket) =>
    FAILED.some((state) => (bucket.counts[state] ?? 0) > 0)
  )
  return {
    state: isProblem ? 'problem' : delivered > 0 ? 'ok' : 'unknown',
    sentence: `In the last hour: ${inWords(outcomes)}.`,
    ...(notDelivered + retrying > 0 ? { details: reasonsOf(lastHour) } : {}),
    link
  }
}
