import type { RejectedRequest } from '../../../api/movable-ink'

/** What each kind of fault does to a request. */
const FAULTS = new Map([
  ['fault: status', 'Answered so on purpose'],
  ['fault: delay', 'Made to wait, and the sender gave up'],
  ['fault: reset', 'The connection was reset'],
  ['fault: truncate', 'The answer ended halfway'],
  ['fault: redirect', 'Redirected']
])

/** Why a request was not accepted, as a sentence begins. */
export function reasonInWords({ reason }: Pick<RejectedRequest, 'reason'>): string {
  if (reason === null) return 'The connection ended before an answer'
  return FAULTS.get(reason) ?? reason.charAt(0).toUpperCase() + reason.slice(1)
}
