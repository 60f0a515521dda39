import type { Outcome } from '../delivery/outcome'
import type { Entry } from '../report/reporter'

const delivered: Outcome = { kind: 'delivered', status: 200, attempts: 1, ms: 12.4, requestId: 'request-1' }

/** An entry of the report: by default a track event, delivered at once. */
export function entry(
  outcome: Partial<Outcome> = {},
  { type = 'track', name = 'Order Completed', mapping }: { type?: string; name?: string; mapping?: string } = {}
): Entry {
  const isUntried = outcome.kind === 'notMatched' || outcome.kind === 'stopped'
  return {
    kind: 'event',
    file: 'events.ndjson',
    line: 7,
    event: { type, name, messageId: 'message-1' },
    mapping,
    // A test that changes the kind gives what belongs to it.
    outcome: (isUntried ? outcome : { ...delivered, ...outcome }) as Outcome
  }
}

export const malformed = (reason: string, line = 3): Entry => ({
  kind: 'malformed',
  file: 'events.ndjson',
  line,
  reason
})
