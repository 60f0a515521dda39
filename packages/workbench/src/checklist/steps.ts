import { timeInWords } from '../ui/time-in-words'
import { countOf, inDigits, listOf } from '../ui/counting'
import { credentialsStep } from './credentials-step'
import { deliveriesStep } from './deliveries-step'
import { eventMappingStep } from './event-mapping-step'
import { causeInWords } from './failure-in-words'
import type { Finding, FlowFacts, Step } from './flow-facts'
import { missingLabels } from './missing-labels'
import { triggerStep } from './trigger-step'

function eventsStep({ destination: { sourceId, newestEventAt }, now }: FlowFacts): Finding {
  const link = { text: 'Debugger', to: `/sources/${sourceId}/debugger` }
  if (newestEventAt === null) {
    return { state: 'problem', sentence: 'No event has arrived at the source yet. Send one with its write key.', link }
  }
  return { state: 'ok', sentence: `The newest event came ${timeInWords(Date.parse(newestEventAt), now)}.`, link }
}

function enabledStep({ destination, settings }: FlowFacts): Finding {
  const link = { text: 'Settings', to: `/destinations/${destination.id}/settings` }
  if (destination.enabled)
    return { state: 'ok', sentence: 'It is enabled, and gets what its enabled mappings match.', link }
  const isComplete = missingLabels(destination, settings).length === 0
  const how = isComplete ? 'Enable it.' : 'Complete its settings, then enable it.'
  return { state: 'problem', sentence: `The destination is disabled, so that it gets no events. ${how}`, link }
}

function settingsStep({ destination, settings }: FlowFacts): Finding {
  const link = { text: 'Settings', to: `/destinations/${destination.id}/settings` }
  const missing = missingLabels(destination, settings)
  if (missing.length === 0) {
    return { state: 'ok', sentence: `${listOf(settings.map(({ label }) => label))} are set.`, link }
  }
  return { state: 'problem', sentence: `${listOf(missing)} ${missing.length === 1 ? 'is' : 'are'} not set.`, link }
}

function mappingsStep({ destination: { id, mappings } }: FlowFacts): Finding {
  const link = { text: 'Mappings', to: `/destinations/${id}/mappings` }
  const { count, enabled } = mappings
  if (count === 0) return { state: 'problem', sentence: 'There is no mapping. Make one, and enable it.', link }
  if (enabled > 0) {
    const those = enabled === count ? countOf(count, 'mapping') : `${inDigits(enabled)} of ${countOf(count, 'mapping')}`
    return { state: 'ok', sentence: `${those} ${enabled === 1 ? 'is' : 'are'} enabled.`, link }
  }
  const which = count === 1 ? 'The only mapping is disabled.' : `None of the ${inDigits(count)} mappings is enabled.`
  return { state: 'problem', sentence: `${which} Enable ${count === 1 ? 'it' : 'one'}.`, link }
}

function pauseStep({ destination: { id, pause, pausedUntil }, now, failures = [] }: FlowFacts): Finding {
  const link = { text: 'Event Delivery', to: `/destinations/${id}/event-delivery?range=1h` }
  if (pause === 'none') return { state: 'ok', sentence: 'Deliveries are not paused.', link }
  if (pause === 'unknown') {
    return {
      state: 'unknown',
      sentence: 'This process delivers nothing itself, so that it cannot see whether others wait.',
      link
    }
  }
  const at = pausedUntil === null ? undefined : Date.parse(pausedUntil)
  const next = at === undefined || at <= now ? 'The next try is now.' : `The next try is ${timeInWords(at, now)}.`
  const failure = failures.find(({ newest }) => newest.state === 'retrying')
  const why =
    failure === undefined
      ? 'Deliveries wait: Movable Ink could not be reached lately, or asked to wait.'
      : `${causeInWords(failure)} Deliveries wait.`
  return { state: 'problem', sentence: `${why} ${next}`, link }
}

/** The way of an event: what stands at each place, and who looks whether it gets past. */
const WAY: readonly (Pick<Step, 'key' | 'title'> & { find: (facts: FlowFacts) => Finding })[] = [
  { key: 'events', title: 'Events at the source', find: eventsStep },
  { key: 'enabled', title: 'Destination', find: enabledStep },
  { key: 'mappings', title: 'Mappings', find: mappingsStep },
  { key: 'trigger', title: 'Triggers', find: triggerStep },
  { key: 'settings', title: 'Settings', find: settingsStep },
  { key: 'credentials', title: 'Credentials', find: credentialsStep },
  { key: 'pause', title: 'Pause', find: pauseStep },
  { key: 'event-mapping', title: 'Event mapping at Movable Ink', find: eventMappingStep },
  { key: 'deliveries', title: 'Deliveries', find: deliveriesStep }
]

/** Why nothing flows, or that all is well: each place that an event passes, in the order in which it meets them. */
export const stepsOf = (facts: FlowFacts): Step[] => WAY.map(({ find, ...step }) => ({ ...step, ...find(facts) }))

/** The first place where an event gets no further; undefined when none is known. */
export const worstOf = (steps: readonly Step[]): Step | undefined => steps.find(({ state }) => state === 'problem')

/** What the steps come to, in one line. */
export function inShort(steps: readonly Step[]): Pick<Step, 'state' | 'sentence' | 'link'> {
  const worst = worstOf(steps)
  if (worst !== undefined) return { state: 'problem', sentence: worst.sentence, link: worst.link }
  const deliveries = steps.find(({ key }) => key === 'deliveries')
  if (deliveries?.state === 'ok') return { state: 'ok', sentence: 'Events flow.' }
  const changed = steps.find((step) => step.isChangedSince === true)
  if (changed !== undefined) return { state: 'unknown', sentence: changed.sentence, link: changed.link }
  return { state: 'unknown', sentence: 'Nothing that can be seen from here stands in the way.' }
}
