import { REJECTED } from '../api/flow'
import type { Totals } from '../api/totals'
import { outcomesOf } from '../delivery-figures/outcomes'
import type { Outcomes } from '../delivery-figures/outcomes'
import { countOf, inDigits, listOf } from '../ui/counting'
import { causeInWords } from './failure-in-words'
import { OF_SETTINGS } from './failures'
import type { Failure } from './failures'
import type { Finding, FlowFacts } from './flow-facts'

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

/** But for one that is said already. */
const reasonsOf = ({ overall }: Totals, said?: string): string[] =>
  overall.reasons
    .filter(({ state, reason }) => state !== 'delivered' && reason !== said)
    .slice(0, NAMED)
    .map(({ reason, count, explanation }) => `${inDigits(count)} × ${reason}: ${explanation.summary}`)

/** What there is to say when events came, and none was for the destination. */
function nothingToDeliver({ lastHour, triggers = [] }: FlowFacts): Omit<Finding, 'link'> {
  const { unmatchedEvents = 0 } = lastHour ?? {}
  if (unmatchedEvents === 0) return { state: 'unknown', sentence: 'There was nothing to deliver in the last hour.' }
  const were = `Nothing was to be delivered in the last hour: ${countOf(unmatchedEvents, 'event')} matched no mapping.`
  const wouldMatch = triggers.some(({ matched }) => matched !== undefined && matched.count > 0)
  return wouldMatch
    ? { state: 'unknown', sentence: `${were} By now a mapping matches some. Send one to see.`, isChangedSince: true }
    : { state: 'problem', sentence: were }
}

/** Whether a step before says why. */
const isSaidAbove = ({ reason, newest }: Failure, { destination }: FlowFacts): boolean =>
  OF_SETTINGS.has(reason) || REJECTED.has(reason) || (destination.pause === 'paused' && newest.state === 'retrying')

/** What became of what was to be delivered in the last hour. */
export function deliveriesStep(facts: FlowFacts): Finding {
  const { destination, lastHour, failures } = facts
  const link = { text: 'Event Delivery', to: `/destinations/${destination.id}/event-delivery?range=1h` }
  if (lastHour === undefined || failures === undefined) return { state: 'unknown', sentence: 'Being looked at.', link }
  const outcomes = outcomesOf(lastHour.overall.counts)
  if (outcomes.total === 0) return { ...nothingToDeliver(facts), link }
  const figures = `In the last hour: ${inWords(outcomes)}.`
  const details = outcomes.notDelivered + outcomes.retrying > 0 ? { details: reasonsOf(lastHour) } : {}
  const standing = failures.find(({ isChangedSince }) => !isChangedSince)
  if (standing !== undefined) {
    if (isSaidAbove(standing, facts)) return { state: 'problem', sentence: figures, ...details, link }
    const others = reasonsOf(lastHour, standing.reason)
    return { state: 'problem', sentence: `${causeInWords(standing)} ${figures}`, details: others, link }
  }
  if (failures.length > 0) {
    const sentence = `${figures} What kept events from arriving was changed since. Send one to see.`
    return { state: 'unknown', sentence, isChangedSince: true, ...details, link }
  }
  return { state: outcomes.delivered > 0 ? 'ok' : 'unknown', sentence: figures, ...details, link }
}
