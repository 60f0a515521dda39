import type { AttemptRecord } from '../delivery/attempt-record'
import type { SqlExecutor } from '../store/statements'
import type { DeliveryState } from '../store/schema'
import type { DeliveryCursor } from './delivery-cursor'

/** One event on its way by one mapping, as it is shown. */
export interface Delivery {
  id: string
  eventId: string
  destinationId: string
  /** Null when the mapping was deleted since. */
  mappingId: string | null
  eventType: string
  /** Of a track its event, of a page or screen its name. */
  eventName: string | null
  messageId: string
  state: DeliveryState
  /** Why it is not delivered. */
  reason: string | null
  /** The same as a sentence. */
  message: string | null
  attempts: number
  /** When the event was received. */
  createdAt: Date
  /** When somebody sent it again, the last time. */
  sentAgainAt: Date | null
  nextTryAt: Date | null
  finishedAt: Date | null
}

/** The same with everything that is kept of it. */
export interface DeliveryDetails extends Delivery {
  /** The newest attempts, oldest first. */
  attemptLog: AttemptRecord[]
  /** The event as JSON. */
  payload: string
}

/** Which deliveries of a destination. */
export interface DeliveryFilter {
  states: readonly DeliveryState[]
  reason?: string
  mappingId?: string
  /** Of events received at this moment or later. */
  from?: Date
  /** Of events received before this moment. */
  to?: Date
}

const COLUMNS = `
  delivery.id, delivery.event_id as "eventId", delivery.destination_id as "destinationId",
  (select id from movable_ink.mappings where id = delivery.mapping_id) as "mappingId", event.type as "eventType", event.name as "eventName",
  event.message_id as "messageId", delivery.state, delivery.reason, delivery.message, delivery.attempts,
  delivery.created_at as "createdAt", delivery.sent_again_at as "sentAgainAt", delivery.next_try_at as "nextTryAt", delivery.finished_at as "finishedAt"`

/** What a filter asks for beside destination and state, as `$3` to `$6`. */
export const FILTER = `
  ($3::text is null or reason = $3)
  and ($4::uuid is null or mapping_id = $4)
  and ($5::timestamptz is null or created_at >= $5)
  and ($6::timestamptz is null or created_at < $6)`

/** The values for it. */
export const filterValues = ({ reason, mappingId, from, to }: DeliveryFilter): unknown[] => [
  reason ?? null,
  mappingId ?? null,
  from ?? null,
  to ?? null
]

/** Newest first. State by state, as each has its deliveries in this order in an index. */
const PAGE = `
  select ${COLUMNS}
  from (
    select one.*
    from unnest($2::text[]) as wanted (state)
    cross join lateral (
      select id, event_id, destination_id, mapping_id, state, reason, message, attempts, created_at,
        sent_again_at, next_try_at, finished_at
      from movable_ink.deliveries
      where destination_id = $1 and state = wanted.state and ${FILTER}
        and ($7::timestamptz is null or (created_at, id) < ($7, $8::uuid))
      order by created_at desc, id desc
      limit $9
    ) as one
    order by one.created_at desc, one.id desc
    limit $9
  ) as delivery
  join movable_ink.events as event on event.id = delivery.event_id
  order by delivery.created_at desc, delivery.id desc`

/** Deliveries of a destination, newest first: those before the cursor, at most so many. */
export async function listDeliveries(
  store: SqlExecutor,
  destinationId: string,
  filter: DeliveryFilter,
  most: number,
  before?: DeliveryCursor
): Promise<Delivery[]> {
  const { rows } = await store.executeSql(PAGE, [
    destinationId,
    [...filter.states],
    ...filterValues(filter),
    before?.createdAt ?? null,
    before?.id ?? null,
    most
  ])
  return rows as Delivery[] // as they are selected above
}

const ONE = `
  select ${COLUMNS}, delivery.attempt_log as "attemptLog", event.payload
  from movable_ink.deliveries as delivery
  join movable_ink.events as event on event.id = delivery.event_id
  -- Those of one that was deleted are there for a while.
  join movable_ink.destinations as destination on destination.id = delivery.destination_id
  where delivery.id = $1`

/** @returns undefined when there is no such delivery */
export async function findDelivery(store: SqlExecutor, id: string): Promise<DeliveryDetails | undefined> {
  const { rows } = await store.executeSql(ONE, [id])
  return (rows as DeliveryDetails[])[0] // as it is selected above
}

/**
 * How long it took from the event's arrival to its delivery, in milliseconds; where somebody sent it again, from that. Null
 * for what is not delivered.
 */
export const latencyMs = ({ state, createdAt, sentAgainAt, finishedAt }: Delivery): number | null =>
  state === 'delivered' && finishedAt !== null ? finishedAt.getTime() - (sentAgainAt ?? createdAt).getTime() : null
