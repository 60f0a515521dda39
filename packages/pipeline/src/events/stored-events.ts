import { and, asc, desc, eq, getTableColumns, inArray, lt, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { EventType } from '../ingestion/event-types'
import type { Database } from '../store/database'
import { deliveries, destinations, events, mappings, sources } from '../store/schema'
import type { DeliveryState } from '../store/schema'

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

/** Which of the events in view are wanted. */
export interface EventQuery {
  /** The most events, the newest first. */
  limit: number
  /** An event: only older ones. */
  before?: string
  /** Text that stands in the payload, in any case, as a part of its JSON or of a value. */
  search?: string
  type?: EventType
  /** Exactly this name. */
  name?: string
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
  async list(sourceId: string, { limit, before, search, type, name }: EventQuery): Promise<StoredEvent[]> {
    const inView = this.#inView(sourceId)
    const contains = (text: string): SQL => sql`strpos(lower(${inView.payload}), lower(${text})) > 0`
    const rows = await this.database
      .select()
      .from(inView)
      .where(
        and(
          before === undefined ? undefined : lt(inView.id, before),
          type === undefined ? undefined : eq(inView.type, type),
          name === undefined ? undefined : eq(inView.name, name),
          // As it stands in the JSON, too: a quotation mark within a value has a backslash there.
          search === undefined ? undefined : or(contains(search), contains(JSON.stringify(search).slice(1, -1)))
        )
      )
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

  /** These events, the oldest first. One that is gone is missing, also when its source is. */
  async load(ids: readonly string[]): Promise<StoredEvent[]> {
    const rows = await this.database
      .select(getTableColumns(events))
      .from(events)
      .innerJoin(sources, eq(events.sourceId, sources.id))
      .where(inArray(events.id, [...ids]))
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
