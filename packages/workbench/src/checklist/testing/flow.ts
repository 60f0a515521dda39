import type { CredentialCheck } from '../../api/destinations'
import type { Delivery } from '../../api/deliveries'
import type { Totals } from '../../api/totals'
import type { TriedTrigger } from '../../api/tried-triggers'
import type { Failure } from '../failures'
import type { FlowFacts, Step } from '../flow-facts'
import { stepsOf } from '../steps'

const NOW = Date.parse('2026-11-24T10:00:00.000Z')
/** A moment so many milliseconds ago, in ISO 8601. */
export const ago = (ms: number) => new Date(NOW - ms).toISOString()

type Reasons = Totals['overall']['reasons']

/** Totals of the last hour, with one bucket, ten minutes old. */
export const totals = (
  counts: Totals['overall']['counts'],
  reasons: readonly [string, number, Reasons[number]['state']][] = [],
  unmatchedEvents = 0
): Totals => ({
  from: ago(3_600_000),
  to: ago(0),
  step: 'minute',
  overall: {
    counts,
    reasons: reasons.map(([reason, count, state]) => ({
      reason,
      count,
      state,
      explanation: { summary: `About ${reason}.`, fixedBy: 'you' }
    })),
    latency: null
  },
  buckets: [
    {
      at: ago(600_000),
      counts,
      reasons: reasons.map(([reason, count, state]) => ({ reason, count, state })),
      latency: null
    }
  ],
  byMapping: [],
  unmatchedEvents,
  newestUnmatched: []
})

/** A trigger that matches so many of the last events. */
export const trigger = (count: number, of = 12, name = 'Everything'): TriedTrigger => ({
  mappingId: `id of ${name}`,
  enabled: true,
  name,
  matched: { count, of }
})

/** A delivery of an order that was refused ten minutes ago. */
export const refused = (reason: string, more: Partial<Delivery> = {}): Delivery => ({
  id: `of ${reason}`,
  eventId: 'e',
  event: { type: 'track', name: 'Order Completed', messageId: 'm' },
  destinationId: 'd',
  mappingId: 'id of Everything',
  state: 'discarded',
  reason,
  message: `Movable Ink says ${reason}.`,
  explanation: { summary: `About ${reason}.`, fixedBy: 'you' },
  attempts: 1,
  receivedAt: ago(600_000),
  sentAgainAt: null,
  nextTryAt: null,
  finishedAt: ago(599_000),
  latencyMs: null,
  ...more
})

/** The same of one that no event mapping of the collector took. */
export const untaken = (more: Partial<Delivery> = {}): Delivery =>
  refused('422', {
    message: 'Movable Ink says: "no active event mapping matches the event with type "track"".',
    ...more
  })

/** What keeps deliveries from arriving. */
export const failure = (reason: string, more: Partial<Failure> = {}): Failure => ({
  reason,
  newest: refused(reason),
  count: 1,
  isChangedSince: false,
  ...more
})

/** All is well. */
export const well: FlowFacts = {
  destination: {
    id: 'd',
    sourceId: 's',
    slug: 'actions-movable-ink',
    name: 'Movable Ink',
    enabled: true,
    concurrency: 16,
    settings: { username: { isSet: true, shown: 'id' }, password: { isSet: true } },
    mappings: { count: 1, enabled: 1 },
    newestEventAt: ago(120_000),
    newestDeliveredAt: ago(120_000),
    pause: 'none',
    pausedUntil: null,
    warnings: [],
    createdAt: ago(86_400_000),
    updatedAt: ago(86_400_000)
  },
  settings: [
    { key: 'username', label: 'Username', description: '', type: 'string', required: true },
    { key: 'password', label: 'Access Secret', description: '', type: 'password', required: true }
  ],
  now: NOW,
  triggers: [trigger(8)],
  lastHour: totals({ delivered: 8 }),
  failures: []
}

/** What of a flow is not well. */
export type Change = Omit<Partial<FlowFacts>, 'destination'> & { destination?: Partial<FlowFacts['destination']> }

/** The steps of a flow in which all is well but for what is changed. */
export const stepsWhen = ({ destination, ...change }: Change): Step[] =>
  stepsOf({ ...well, ...change, destination: { ...well.destination, ...destination } })

/** One of them. */
export function step(key: Step['key'], change: Change): Step {
  const found = stepsWhen(change).find((one) => one.key === key)
  if (found === undefined) throw new Error(`There is no step ${key}`)
  return found
}

export const NONE_SET = { username: { isSet: false }, password: { isSet: false } }

/** What the check of credentials finds where they are wrong. */
export const refusal: CredentialCheck = {
  ok: false,
  code: 'INVALID_AUTHENTICATION',
  message: 'Refused (401).',
  reason: '401',
  status: 401,
  explanation: { summary: 'About 401.', fixedBy: 'you' },
  settings: ['username', 'password']
}
