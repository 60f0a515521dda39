import type { Delivery } from '../api/deliveries'
import { REJECTED } from '../api/flow'
import type { Totals } from '../api/totals'

/** What the collector on this machine says of an event that no event mapping takes. */
const UNTAKEN = 'no active event mapping matches'

/** Whether that is what it says. */
export const saysUntaken = (message: string | null | undefined): boolean => message?.includes(UNTAKEN) === true

/** Whether the collector on this machine rejected an event for want of an event mapping, and for nothing else. */
export const isUntaken = ({ reason, message }: Pick<Delivery, 'reason' | 'message'>): boolean =>
  REJECTED.has(reason ?? '') && saysUntaken(message)

/** By what events are told apart, whichever mapping sends them. */
export const eventKind = ({ event: { type, name } }: Pick<Delivery, 'event'>): string => JSON.stringify([type, name])

/** How many deliveries have failed for one of these reasons. */
export const failedFor = (reasons: ReadonlySet<string>, { overall }: Totals): number =>
  overall.reasons
    .filter(({ state, reason }) => state !== 'delivered' && reasons.has(reason))
    .reduce((sum, { count }) => sum + count, 0)
