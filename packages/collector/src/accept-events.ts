import { timestampProblem } from './event-age'
import type { CompiledEventMapping } from './event-mappings/compile-event-mappings'
import type { JsonObject } from './json'
import type { AcceptedEvent } from './received-events'
import { Rejection } from './rejection'
import { submittedEventsIn } from './submitted-events'

const LONGEST_NAME_SHOWN = 100

/** By these words the workbench tells this rejection from others: its `checklist/rejections.ts`. */
const UNMATCHED = 'no active event mapping matches'

/**
 * Accepts the events in a body, all or none. 422 for what is an event but unwelcome is an assumption; that a batch is
 * all or nothing is another.
 *
 * @throws Rejection saying what is wrong, and for a batch with which event
 */
export const acceptEvents = (body: Buffer, eventMappings: CompiledEventMapping[], now: number): AcceptedEvent[] => {
  const { isBatch, events } = submittedEventsIn(body)
  const all = events.map(({ event }) => event)
  const matches = eventMappings.map((eventMapping) => eventMapping.matches(all))
  return events.map(({ event, json }, index) => {
    const matched = eventMappings.filter((_, place) => matches[place]?.[index])
    const problem = timestampProblem(event.timestamp, now) ?? (matched.length === 0 ? unmatched(event) : undefined)
    if (problem !== undefined) throw new Rejection(422, isBatch ? `events[${index}]: ${problem}` : problem)
    return { json, matched }
  })
}

const unmatched = (event: JsonObject): string => {
  const named = (['type', 'event', 'name'] as const).filter((key) => typeof event[key] === 'string')
  const description = named.map((key) => `${key} ${shorten(JSON.stringify(event[key]))}`).join(', ')
  return `${UNMATCHED} the event with ${description || 'no type'}`
}

const shorten = (text: string): string =>
  text.length > LONGEST_NAME_SHOWN ? `${text.slice(0, LONGEST_NAME_SHOWN)}…` : text
