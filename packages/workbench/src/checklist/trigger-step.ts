import { countOf, inDigits } from '../ui/counting'
import type { Finding, FlowFacts, WatchedTrigger } from './flow-facts'

const quoted = (name: string) => `“${name}”`

const matchesNone = ({ matched }: WatchedTrigger) => matched?.count === 0

/** What a trigger may do that it does not say, with its name. */
const trapsOf = ({ name, warnings = [] }: WatchedTrigger) => warnings.map((warning) => `In ${quoted(name)}: ${warning}`)

function ofOne({ name, matched }: WatchedTrigger, of: number): string {
  const count = matched?.count ?? 0
  return `The trigger of ${quoted(name)} matches ${count === 0 ? 'none' : inDigits(count)} of the last ${countOf(of, 'event')}.`
}

function ofSeveral(triggers: readonly WatchedTrigger[], of: number): string {
  const idle = triggers.filter(matchesNone)
  const those = `the last ${countOf(of, 'event')}`
  if (idle.length === triggers.length) {
    return `None of the ${inDigits(triggers.length)} enabled mappings matches any of ${those}.`
  }
  if (idle.length === 0) return `Each of the ${inDigits(triggers.length)} enabled mappings matches some of ${those}.`
  const [first] = idle
  return idle.length === 1 && first !== undefined
    ? `All enabled mappings but ${quoted(first.name)} match some of ${those}.`
    : `${inDigits(triggers.length - idle.length)} of ${inDigits(triggers.length)} enabled mappings match some of ${those}.`
}

/** Whether the triggers of the enabled mappings match what arrives. */
export function triggerStep({ destination, triggers }: FlowFacts): Finding {
  const all = `/destinations/${destination.id}/mappings`
  const list = { text: 'Mappings', to: all }
  if (destination.mappings.enabled === 0) {
    return { state: 'unknown', sentence: 'There is none to try until a mapping is enabled.', link: list }
  }
  if (triggers === undefined) return { state: 'unknown', sentence: 'Being looked at.', link: list }

  const unreadable = triggers.find(({ mistake }) => mistake !== undefined)
  if (unreadable !== undefined) {
    return {
      state: 'problem',
      sentence: `The trigger of ${quoted(unreadable.name)} cannot be read.`,
      details: unreadable.mistake === undefined ? [] : [unreadable.mistake],
      link: { text: 'The mapping', to: `${all}/${unreadable.mappingId}` }
    }
  }
  const [first] = triggers
  const of = first?.matched?.of ?? 0
  if (first === undefined || of === 0) {
    return { state: 'unknown', sentence: 'There is no event to try it on.', link: list }
  }
  const traps = triggers.filter(matchesNone).flatMap(trapsOf)
  const tried = triggers.length === 1 ? ofOne(first, of) : ofSeveral(triggers, of)
  // What reads otherwise than it says is why it matches none.
  const [trap] = triggers.every(matchesNone) ? traps : []
  return {
    state: triggers.every(matchesNone) ? 'problem' : 'ok',
    sentence: trap === undefined ? tried : `${tried} ${trap}`,
    details: traps.filter((one) => one !== trap),
    link: triggers.length === 1 ? { text: 'The mapping', to: `${all}/${first.mappingId}` } : list
  }
}
