import { REJECTED } from '../api/flow'
import { outcomesOf } from '../delivery-figures/outcomes'
import { countOf } from '../ui/counting'
import { namesOf } from './failure-in-words'
import type { Failure } from './failures'
import type { Finding, FlowFacts } from './flow-facts'
import { failedFor, isUntaken } from './rejections'

/** Why events are rejected: the collector on this machine says so, of Movable Ink it is not published. */
function rejectionInWords(rejections: readonly Failure[], isCollector: boolean): string {
  const names = namesOf(rejections)
  const [newest] = rejections
  if (isCollector && rejections.every((rejection) => isUntaken(rejection.newest))) {
    return `No event mapping of the collector on this machine takes ${names}.`
  }
  if (isCollector) return `The collector on this machine rejects ${names}: ${newest?.newest.message ?? ''}`
  return `Movable Ink rejects ${names} (${newest?.reason ?? ''}), perhaps because it has no active event mapping for ${rejections.length === 1 ? 'it' : 'them'}.`
}

/** Whether Movable Ink has an event mapping for what it is sent. */
export function eventMappingStep({ destination, lastHour, failures, collector }: FlowFacts): Finding {
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
  if (lastHour === undefined || failures === undefined) return { state: 'unknown', sentence: 'Being looked at.', link }
  const rejections = failures.filter(({ reason }) => REJECTED.has(reason))
  const standing = rejections.filter(({ isChangedSince }) => !isChangedSince)
  if (standing.length > 0) {
    const seen = standing.reduce((sum, rejection) => sum + rejection.count, 0)
    const count = Math.max(seen, failedFor(REJECTED, lastHour))
    return {
      state: 'problem',
      sentence: rejectionInWords(standing, collector !== undefined),
      details: [`${countOf(count, 'event')} of the last hour ${count === 1 ? 'was' : 'were'} rejected.`],
      link
    }
  }
  if (rejections.length > 0) {
    return {
      state: 'unknown',
      sentence: `What rejected ${namesOf(rejections)} was changed since. Send one to see.`,
      isChangedSince: true,
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
