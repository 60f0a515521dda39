import { outcomesOf } from '../delivery-figures/outcomes'
import { countOf } from '../ui/counting'
import type { Finding, FlowFacts } from './flow-facts'
import { standingRefusals } from './standing-refusals'

/**
 * What Movable Ink answers when no active event mapping fits, or for another fault of an event, such as a timestamp that
 * is too old; which of the two is not published.
 */
const REJECTED: ReadonlySet<string> = new Set(['400', '422'])

/** Whether Movable Ink has an event mapping for what it is sent. */
export function eventMappingStep({ destination, lastHour, collector }: FlowFacts): Finding {
  const link =
    collector === undefined
      ? { text: 'Share payloads', to: `/sources/${destination.sourceId}/share` }
      : { text: 'Event mappings', to: '/movable-ink?tab=event-mappings' }
  if (collector?.activeEventMappings === 0) {
    return {
      state: 'problem',
      sentence: 'No event mapping is active in the collector on this machine: it rejects every event.',
      link
    }
  }
  if (lastHour === undefined) return { state: 'unknown', sentence: 'Being looked at.', link }
  const rejections = standingRefusals(lastHour, destination.newestDeliveredAt, REJECTED)
  if (rejections.length > 0) {
    const count = rejections.reduce((sum, rejection) => sum + rejection.count, 0)
    const who = collector === undefined ? 'Movable Ink' : 'the collector on this machine'
    return {
      state: 'problem',
      sentence: `${countOf(count, 'event')} of the last hour ${count === 1 ? 'was' : 'were'} rejected, perhaps because ${who} has no active event mapping for ${count === 1 ? 'it' : 'them'}.`,
      link
    }
  }
  if (outcomesOf(lastHour.overall.counts).delivered > 0) {
    return { state: 'ok', sentence: 'Events of the last hour were taken.', link }
  }
  if (collector !== undefined) {
    const active = countOf(collector.activeEventMappings, 'event mapping')
    return {
      state: 'ok',
      sentence: `${active} ${collector.activeEventMappings === 1 ? 'is' : 'are'} active in the collector on this machine.`,
      link
    }
  }
  return { state: 'unknown', sentence: 'Only Movable Ink can see that, until it has taken an event.', link }
}
