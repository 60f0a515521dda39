import type { Fault, PlannedFault } from '../../../api/movable-ink'
import { countOf } from '../../../ui/counting'

function what(fault: Fault): string {
  switch (fault.kind) {
    case 'status': {
      const wait = fault.retryAfter === undefined ? '' : `, to be tried again after ${retryInWords(fault.retryAfter)}`
      return `Answer ${fault.status}${fault.body === undefined ? '' : ' with a body of its own'}${wait}`
    }
    case 'delay':
      return `Wait ${countOf(fault.ms, 'ms', 'ms')} before the answer`
    case 'reset':
      return fault.at === 'mid-body'
        ? 'Reset the connection in the middle of the answer'
        : 'Reset the connection before the answer'
    case 'truncate':
      return 'End the answer halfway'
    case 'redirect':
      return `Redirect with ${fault.status} to ${fault.location}`
  }
}

const retryInWords = (after: number | string) => (typeof after === 'number' ? countOf(after, 'second') : after)

/** A share that is one of so many requests, said so. */
function shareInWords(share: number): string {
  const every = Math.round(1 / share)
  if (every === 1) return 'every request'
  return Math.abs(1 / every - share) < 1e-9
    ? `one of ${every} requests`
    : `${Math.round(share * 1000) / 10} % of requests`
}

/** A fault as a sentence: "Answer 429 for the next 3 requests". */
export function faultInWords(fault: Fault): string {
  const { times = 1, share } = fault
  if (share !== undefined) return `${what(fault)} for ${shareInWords(share)}`
  return `${what(fault)} for the next ${times === 1 ? 'request' : countOf(times, 'request')}`
}

/** How often a fault that is on will still be met. */
export const remainingInWords = ({ remaining }: PlannedFault): string =>
  remaining === null ? 'until it is cleared' : `${countOf(remaining, 'request')} left`
