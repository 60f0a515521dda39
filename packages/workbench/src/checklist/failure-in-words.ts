import { eventName } from '../events/event-name'
import { listOf } from '../ui/counting'
import type { Failure } from './failures'

const isStatus = (reason: string) => /^\d{3}$/.test(reason)

/** So that it can follow a colon. */
const continued = (sentence: string): string =>
  sentence.startsWith('Movable Ink ')
    ? sentence.replace('Movable Ink ', 'it ')
    : sentence.charAt(0).toLowerCase() + sentence.slice(1)

/** Why deliveries fail: "Movable Ink answers 429: it is sent more than it takes." */
export function causeInWords({ reason, newest: { explanation, message } }: Failure): string {
  const why = explanation?.summary ?? message ?? ''
  return isStatus(reason) ? `Movable Ink answers ${reason}: ${continued(why)}` : `${why} (${reason})`
}

const MOST_NAMED = 3

/** The events that fail, by name: “Order Completed” and “Identify”. */
export function namesOf(failures: readonly Failure[]): string {
  const names = [...new Set(failures.map(({ newest }) => `“${eventName(newest.event)}”`))]
  const rest = names.length - MOST_NAMED
  return listOf(rest > 0 ? [...names.slice(0, MOST_NAMED), `${rest} more`] : names)
}
