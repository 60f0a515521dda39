import type { Delivery } from '../api/deliveries'
import { REJECTED } from '../api/flow'
import type { Flow } from '../api/flow'
import { eventKind, isUntaken } from './rejections'

/** Why deliveries fail as things are: what was mended, with deliveries since, is not among it. */
export interface Failure {
  reason: string
  /** The newest of them. */
  newest: Delivery
  /** How many of those that were looked at, which are the newest. */
  count: number
  /** Whether what is at fault was changed since, so that only the next event shows whether it is mended. */
  isChangedSince: boolean
}

/** Reasons that say that the settings are wrong, not the event. */
export const OF_SETTINGS: ReadonlySet<string> = new Set([
  '401',
  '403',
  '404',
  'INVALID_SETTINGS',
  'UNEXPECTED_REDIRECT'
])

/** Reasons that lie in what the mapping makes of an event, or in its trigger. */
const OF_MAPPING: ReadonlySet<string> = new Set(['INVALID_PAYLOAD', 'NO_MATCHING_MAPPING', '413'])

const isOfEvent = (reason: string) => REJECTED.has(reason) || OF_MAPPING.has(reason)

/** Of what an event says nothing of others: whether one kind is taken does not show in another. */
const kindOf = ({ mappingId, event: { type, name } }: Delivery) => JSON.stringify([mappingId, type, name])

/** When an event came, or somebody sent it again. */
const cameAt = ({ receivedAt, sentAgainAt }: Delivery) => Date.parse(sentAgainAt ?? receivedAt)

/** The newest of each kind, in milliseconds since 1970. */
function newestByKind(deliveries: readonly Delivery[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>()
  for (const one of deliveries) newest.set(kindOf(one), Math.max(cameAt(one), newest.get(kindOf(one)) ?? 0))
  return newest
}

/** Whether what is at fault was changed after a delivery failed. */
function isChangedSince(delivery: Delivery, flow: Flow): boolean {
  const { reason, finishedAt, mappingId, receivedAt } = delivery
  const failedAt = Date.parse(finishedAt ?? receivedAt)
  if (reason === null) return false
  if (OF_SETTINGS.has(reason)) return Date.parse(flow.destination.updatedAt) > failedAt
  const isTakenNow = flow.takenNow.some((one) => eventKind(one) === eventKind(delivery))
  if (isUntaken(delivery) && isTakenNow) return true
  const mapping = flow.mappings?.find(({ id }) => id === mappingId)
  return isOfEvent(reason) && mapping !== undefined && Date.parse(mapping.updatedAt) > failedAt
}

/**
 * What keeps deliveries from arriving, the newest first: one for each reason, and for each kind of event where it lies in the
 * event. What arrived since shows that it is over: of the settings any event, of an event one of the same kind.
 */
export function failuresOf(flow: Flow): Failure[] {
  const { failed = [], delivered = [], destination } = flow
  const newestDelivered = destination.newestDeliveredAt === null ? 0 : Date.parse(destination.newestDeliveredAt)
  const ofKind = newestByKind(delivered)
  const found = new Map<string, Failure>()
  for (const delivery of failed) {
    const { reason } = delivery
    if (reason === null) continue
    const arrivedAt = isOfEvent(reason) ? (ofKind.get(kindOf(delivery)) ?? 0) : newestDelivered
    if (cameAt(delivery) < arrivedAt) continue
    const key = isOfEvent(reason) ? `${reason} ${kindOf(delivery)}` : reason
    const before = found.get(key)
    if (before === undefined) {
      found.set(key, { reason, newest: delivery, count: 1, isChangedSince: isChangedSince(delivery, flow) })
    } else before.count++
  }
  return [...found.values()]
}
