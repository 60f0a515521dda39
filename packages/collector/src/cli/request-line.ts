import type { Totals } from '../received-events'
import type { AnsweredRequest } from '../request-outcome'

/** One line about a request that is over: time, status, method, events, request id and, if rejected, the reason. */
export const requestLine = ({ at, method, status, events, requestId, reason }: AnsweredRequest): string =>
  [
    at.toTimeString().slice(0, 8),
    String(status ?? 'cut'),
    method.padEnd(4),
    counted(events, 'event').padEnd(11),
    requestId,
    printable(reason ?? '')
  ]
    .join('  ')
    .trimEnd()

/** What is said when the collector stops. */
export const totalsReport = ({ requests, accepted, rejected, events, byEventMapping }: Totals): string => {
  const width = Math.max(0, ...Object.keys(byEventMapping).map((name) => name.length))
  return [
    `${counted(requests, 'request')}: ${accepted} accepted with ${counted(events, 'event')}, ${rejected} rejected`,
    ...Object.entries(byEventMapping).map(([name, count]) => `  ${name.padEnd(width)}  ${count}`)
  ].join('\n')
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** A reason may quote an event's name: no control character of it reaches the terminal. */
const printable = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, '\uFFFD')
