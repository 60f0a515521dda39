import { and, asc, desc, eq, getTableColumns, inArray, lt, sql } from 'drizzle-orm'
import type { Database } from '../store/database'
import { deliveries, destinations, events, mappings, sources } from '../store/schema'
import type { DeliveryState } from '../store/schema'
import type { DeliveryMarks } from './delivery-changes'
import { isWanted } from './event-filter'
import type { EventFilter } from './event-filter'

/** One event on its way by one mapping. */
export interface EventDelivery {
  id: string
  destinationId: string
  /** Missing when the mapping was deleted since. */
  mappingId: string | null
  state: DeliveryState
  /** Why it is not delivered. */
  reason: string | null
  /** The same as a sentence. */
  message: string | null
  /** How many attempts there were. */
  attempts: number
  nextTryAt: Date | null
  finishedAt: Date | null
}

/** An event as it was handed on, with its deliveries, the oldest first. */
export interface StoredEvent {
  id: string
  sourceId: string
  messageId: string
  type: string
  /** Of a track its event, of a page or screen its name. */
  name: string | null
  receivedAt: Date
  payload: Record<string, unknown>
  deliveries: EventDelivery[]
}

/** Which of the events in view are listed. */
export interface EventQuery {
  filter: EventFilter
  /** The most events, the newest first. */
  limit: number
  /** The id of an event: only older ones. */
  before?: string
}

/** How many events of a source are in view, as in Segment's debugger [documented]. */
export const IN_VIEW = 500

const deliveryColumns = {
  id: deliveries.id,
  destinationId: deliveries.destinationId,
  mappingId: mappings.id,
  state: deliveries.state,
  reason: deliveries.reason,
  message: deliveries.message,
  attempts: deliveries.attempts,
  nextTryAt: deliveries.nextTryAt,
  finishedAt: deliveries.finishedAt
}

/** Reads the events that were stored. */
export class StoredEvents {
  constructor(private readonly database: Database) {}

  /** Those of a source's last 500 events that are wanted, the newest first. */
  async list(sourceId: string, { filter, limit, before }: EventQuery): Promise<StoredEvent[]> {
    const inView = this.#inView(sourceId)
    const rows = await this.database
      .select()
      .from(inView)
      .where(and(before === undefined ? undefined : lt(inView.id, before), isWanted(filter, inView)))
      .orderBy(desc(inView.id))
      .limit(limit)
    return this.#withDeliveries(rows)
  }

  /** The ids of a source's last 500 events, the newest first. */
  async recentIds(sourceId: string): Promise<string[]> {
    const rows = await this.database
      .select({ id: events.id })
      .from(events)
      .where(eq(events.sourceId, sourceId))
      .orderBy(desc(events.id))
      .limit(IN_VIEW)
    return rows.map(({ id }) => id)
  }

  /** What became of a source's last 500 events, each in a few words: its states and reasons, the oldest delivery first. */
  async deliveryMarks(sourceId: string): Promise<DeliveryMarks> {
    const inView = this.#inView(sourceId)
    const words = sql`concat_ws(' ', ${deliveries.state}, ${deliveries.reason})`
    const all = sql<string | null>`string_agg(${words}, ',' order by ${deliveries.id})`
    const rows = await this.database
      // As with events that are listed, those of a destination that was deleted do not count.
      .select({ id: inView.id, mark: sql<string | null>`${all} filter (where ${destinations.id} is not null)` })
      .from(inView)
      .leftJoin(deliveries, eq(deliveries.eventId, inView.id))
      .leftJoin(destinations, eq(deliveries.destinationId, destinations.id))
      .groupBy(inView.id)
    return new Map(rows.map(({ id, mark }) => [id, mark ?? '']))
  }

  /** Those of these events that are wanted, the oldest first. One that is gone is missing, also when its source is. */
  async load(ids: readonly string[], filter: EventFilter = {}): Promise<StoredEvent[]> {
    const rows = await this.database
      .select(getTableColumns(events))
      .from(events)
      .innerJoin(sources, eq(events.sourceId, sources.id))
      .where(and(inArray(events.id, [...ids]), isWanted(filter, events)))
      .orderBy(asc(events.id))
    return this.#withDeliveries(rows)
  }

  #inView(sourceId: string) {
    return this.database
      .select()
      .from(events)
      .where(eq(events.sourceId, sourceId))
      .orderBy(desc(events.id))
      .limit(IN_VIEW)
      .as('in_view')
  }

  async #withDeliveries(rows: readonly (typeof events.$inferSelect)[]): Promise<StoredEvent[]> {
    if (rows.length === 0) return []
    const ids = rows.map(({ id }) => id)
    const found = await this.database
      .select({ ...deliveryColumns, eventId: deliveries.eventId })
      .from(deliveries)
      // Those of a destination that was deleted are there for a while, and name a mapping that was.
      .innerJoin(destinations, eq(deliveries.destinationId, destinations.id))
      .leftJoin(mappings, eq(deliveries.mappingId, mappings.id))
      .where(inArray(deliveries.eventId, ids))
      .orderBy(asc(deliveries.id))
    const byEvent = new Map<string, EventDelivery[]>(ids.map((id) => [id, []]))
    for (const { eventId, ...delivery } of found) byEvent.get(eventId)?.push(delivery)
    return rows.map(({ payload, ...event }) => ({
      ...event,
      payload: JSON.parse(payload) as Record<string, unknown>, // an object, as it was accepted
      deliveries: byEvent.get(event.id) ?? []
    }))
  }
}
