import type { DeliveryQueue } from '../queue/delivery-queue'
import type { Route } from '../routing/routes'
import { StatementList } from '../store/statements'
import type { Rows } from '../store/statements'
import type { Store } from '../store/store'
import type { AcceptedEvent } from './accept-event'
import type { IngestionObserver } from './ingestion-observer'
import { REPEAT_WINDOW_MS } from './limits'

/** An event, where it came from and where it goes. */
export interface Incoming {
  sourceId: string
  event: AcceptedEvent
  /** The mappings that it goes by. */
  routes: readonly Pick<Route, 'mappingId' | 'destinationId'>[]
}

/** What storing works with. */
export interface EventStore {
  store: Pick<Store, 'atomically'>
  queue: Pick<DeliveryQueue, 'add'>
  /** A UUID of version 7. */
  newId: () => string
  observer?: Pick<IngestionObserver, 'onStored'>
}

/**
 * Stores events whose `messageId` their source has not sent in the last 24 hours, with their deliveries. One text whatever
 * their number, so that Postgres plans it once; ordered, so that two processes that store the same ids wait for each other
 * and not in a circle.
 */
const STORE = `
  with incoming as (
    select * from json_to_recordset($1::json) as event (
      id uuid, source_id uuid, message_id text, hash text, type text, name text, payload text, received_at timestamptz
    )
  ), fresh as (
    insert into movable_ink.message_ids (source_id, hash, seen_at)
    select source_id, hash, received_at from incoming order by source_id, hash
    on conflict (source_id, hash) do update set seen_at = excluded.seen_at
    where message_ids.seen_at < excluded.seen_at - ${REPEAT_WINDOW_MS} * interval '1 millisecond'
    returning source_id, hash
  ), stored as (
    insert into movable_ink.events (id, source_id, message_id, type, name, payload, received_at)
    select id, source_id, message_id, type, name, payload, received_at from incoming join fresh using (source_id, hash)
    returning id, type, received_at
  ), due as (
    insert into movable_ink.deliveries (id, event_id, destination_id, mapping_id, state, created_at)
    select delivery.id, stored.id, delivery.destination_id, delivery.mapping_id, 'queued', stored.received_at
    from json_to_recordset($2::json) as delivery (id uuid, event_id uuid, destination_id uuid, mapping_id uuid)
    join stored on stored.id = delivery.event_id
    -- One that was deleted a moment ago, maybe by another process, is known here for a second longer.
    join movable_ink.mappings as mapping on mapping.id = delivery.mapping_id
    for key share of mapping
  )
  select type, count(*)::int as count from stored group by type`

/** Without events of the same `messageId`: the statement can note each only once. */
function withoutRepeats(incoming: readonly Incoming[]): Incoming[] {
  const byId = new Map<string, Incoming>()
  for (const one of incoming) {
    const key = `${one.sourceId} ${one.event.messageIdHash}`
    if (!byId.has(key)) byId.set(key, one)
  }
  return [...byId.values()]
}

const eventRow = ({ sourceId, event }: Incoming) => ({
  id: event.id,
  source_id: sourceId,
  message_id: event.messageId,
  hash: event.messageIdHash,
  type: event.type,
  name: event.name,
  payload: event.json,
  received_at: event.receivedAt
})

/** One event on its way by one mapping. */
interface Due {
  id: string
  eventId: string
  destinationId: string
  mappingId: string
}

const deliveriesOf = (newId: () => string, incoming: readonly Incoming[]): Due[] =>
  incoming.flatMap(({ event, routes }) =>
    routes.map(({ mappingId, destinationId }) => ({ id: newId(), eventId: event.id, mappingId, destinationId }))
  )

const deliveryRow = ({ id, eventId, destinationId, mappingId }: Due) => ({
  id,
  event_id: eventId,
  destination_id: destinationId,
  mapping_id: mappingId
})

/** @param rows what the statement answered: how many of each type were stored */
function tell({ observer }: EventStore, incoming: readonly Incoming[], { rows }: Rows): void {
  const stored = new Map((rows as { type: string; count: number }[]).map(({ type, count }) => [type, count]))
  for (const type of new Set(incoming.map(({ event }) => event.type))) {
    const all = incoming.filter(({ event }) => event.type === type).length
    const count = stored.get(type) ?? 0
    observer?.onStored(type, count, all - count)
  }
}

/**
 * Stores events together with their deliveries and the jobs of these, all or nothing. A repeated `messageId` is dropped; a
 * job of it, which has no delivery, is dropped by the worker that takes it.
 *
 * @returns the mappings that have something to do now
 */
export async function storeEvents(parts: EventStore, incoming: readonly Incoming[]): Promise<ReadonlySet<string>> {
  const events = withoutRepeats(incoming)
  const due = deliveriesOf(parts.newId, events)
  const list = new StatementList()
  await list.executeSql(STORE, [JSON.stringify(events.map(eventRow)), JSON.stringify(due.map(deliveryRow))])
  await parts.queue.add(due, list)
  const [rows = { rows: [] }] = await parts.store.atomically(list.statements)
  tell(parts, incoming, rows)
  return new Set(due.map(({ mappingId }) => mappingId))
}
