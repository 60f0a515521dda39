import { byType } from '../events/event-types'
import { leavesOf } from './json'
import type { JsonObject } from './json'
import { patternText } from './path-text'

/** An event of a source, as it is listed. */
export interface SeenEvent {
  id: string
  type: string
  /** Of a track its event, of a page or screen its name. */
  name: string | null
  receivedAt: string
  payload: JsonObject
}

/** An event, and how much it holds. */
export interface Candidate {
  event: SeenEvent
  /** How many different paths lead to a value. */
  paths: number
}

/** The events of one type and name. */
export interface EventGroup {
  /** Such as `track:Product Viewed`. */
  key: string
  /** The id of its newest event: says which group it is where its name, that of a person perhaps, must not stand. */
  id: string
  type: string
  name: string | null
  /** The richest first; of those that hold as much, the newest. */
  candidates: readonly [Candidate, ...Candidate[]]
}

/** How many different paths lead to a value; the items of a list count once. */
export const countPaths = (payload: JsonObject): number =>
  new Set(Array.from(leavesOf(payload), ({ steps }) => patternText(steps))).size

const inOrder = (one: EventGroup, other: EventGroup) =>
  byType(one, other) || (one.name ?? '').localeCompare(other.name ?? '', 'en')

const keyOf = ({ type, name }: SeenEvent) => (name === null ? type : `${type}:${name}`)

/**
 * One group for each type and name, with the event to share first.
 *
 * @param events the newest first
 */
export function pickEvents(events: readonly SeenEvent[]): EventGroup[] {
  const groups = new Map<string, EventGroup>()
  for (const event of events) {
    const key = keyOf(event)
    const candidate = { event, paths: countPaths(event.payload) }
    const found = groups.get(key)
    const { type, name } = event
    const candidates: EventGroup['candidates'] = found ? [...found.candidates, candidate] : [candidate]
    groups.set(key, { key, id: found?.id ?? event.id, type, name, candidates })
  }
  return [...groups.values()].map(richestFirst).sort(inOrder)
}

function richestFirst(group: EventGroup): EventGroup {
  const [first, ...others] = [...group.candidates].sort((one, other) => other.paths - one.paths)
  return first === undefined ? group : { ...group, candidates: [first, ...others] }
}
