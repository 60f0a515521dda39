import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { AttemptRecord } from '../delivery/attempt-record'

/**
 * The tables, in a Postgres schema of their own so that they can share a database. pg-boss keeps its jobs in another one.
 * After a change here run `npm run migrations`, which writes the next migration.
 */
export const pipelineSchema = pgSchema('movable_ink')

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** Facts about the store itself, such as the value that shows whether a key fits. */
export const properties = pipelineSchema.table('properties', {
  name: text('name').primaryKey(),
  value: text('value').notNull()
})

export const sources = pipelineSchema.table('sources', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  /** Finds the source of a write key without opening any. */
  writeKeyFingerprint: text('write_key_fingerprint').notNull().unique(),
  sealedWriteKey: text('sealed_write_key').notNull(),
  createdAt: moment('created_at').notNull()
})

/** Instances of a destination of the catalog, each fed by one source. */
export const destinations = pipelineSchema.table(
  'destinations',
  {
    id: uuid('id').primaryKey(),
    sourceId: uuid('source_id')
      .notNull()
      .references(() => sources.id, { onDelete: 'cascade' }),
    /** Of the definition in the catalog. */
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** All settings as JSON: the URL holds the endpoint key, so that it is as secret as the access secret. */
    sealedSettings: text('sealed_settings').notNull(),
    enabled: boolean('enabled').notNull(),
    /** Requests under way at a time. */
    concurrency: integer('concurrency').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull()
  },
  (table) => [index('destinations_by_source').on(table.sourceId)]
)

export const mappings = pipelineSchema.table(
  'mappings',
  {
    id: uuid('id').primaryKey(),
    destinationId: uuid('destination_id')
      .notNull()
      .references(() => destinations.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** The trigger, in FQL. */
    trigger: text('trigger').notNull(),
    /** The action of the destination. */
    action: text('action').notNull(),
    /** The action's fields, each a value or a mapping directive. */
    fields: jsonb('fields').$type<Record<string, unknown>>().notNull(),
    enabled: boolean('enabled').notNull(),
    /** Place in the list, from 0. */
    position: integer('position').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull()
  },
  (table) => [index('mappings_by_destination').on(table.destinationId)]
)

/** Events as the ingestion hands them on. Ids are UUIDs of version 7: newer events have greater ones. */
export const events = pipelineSchema.table(
  'events',
  {
    id: uuid('id').primaryKey(),
    /** Not a foreign key: a source is deleted at once, and what it had little by little. */
    sourceId: uuid('source_id').notNull(),
    messageId: text('message_id').notNull(),
    type: text('type').notNull(),
    /** Of a track its event, of a page or screen its name. */
    name: text('name'),
    /** JSON as text: jsonb would change the order of keys, and cannot hold U+0000. */
    payload: text('payload').notNull(),
    receivedAt: moment('received_at').notNull()
  },
  (table) => [
    index('events_by_source').on(table.sourceId, table.id),
    // For what is too old, and for what of a source went nowhere: all that these ask for is in the index.
    index('events_by_time').on(table.receivedAt, table.id, table.sourceId)
  ]
)

/** The message ids of the last 24 hours, by which a repeated one is recognised. */
export const messageIds = pipelineSchema.table(
  'message_ids',
  {
    sourceId: uuid('source_id').notNull(),
    /** SHA-256, as an id may be long, or hold what a text column cannot. */
    hash: text('hash').notNull(),
    seenAt: moment('seen_at').notNull()
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.hash] }), index('message_ids_by_time').on(table.seenAt)]
)

/** What a delivery is as long as it has a job in the queue. */
export const PENDING_STATES = ['queued', 'retrying'] as const

/** What a delivery can be. The last three are final, until it is sent again. */
export const DELIVERY_STATES = [...PENDING_STATES, 'delivered', 'discarded', 'dead'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** One event on its way by one mapping. Its id is also that of its job. */
export const deliveries = pipelineSchema.table(
  'deliveries',
  {
    id: uuid('id').primaryKey(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    /** Not a foreign key: a destination is deleted at once, and its deliveries little by little. */
    destinationId: uuid('destination_id').notNull(),
    /** Missing when the mapping was deleted since; for a while it may be one that is not there. No foreign key, either. */
    mappingId: uuid('mapping_id'),
    state: text('state').$type<DeliveryState>().notNull(),
    /** Why it is not delivered: a code such as `401` or `ENOTFOUND`. */
    reason: text('reason'),
    /** The same as a sentence. */
    message: text('message'),
    /** How many attempts there were. */
    attempts: integer('attempts').notNull().default(0),
    /** The newest attempts, oldest first. */
    attemptLog: jsonb('attempt_log')
      .$type<AttemptRecord[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    /** When the event was received. */
    createdAt: moment('created_at').notNull(),
    /** When somebody sent it again, the last time. */
    sentAgainAt: moment('sent_again_at'),
    /** Until when a retryable failure is tried again; set by the first one. */
    retryUntil: moment('retry_until'),
    nextTryAt: moment('next_try_at'),
    finishedAt: moment('finished_at')
  },
  (table) => [
    index('deliveries_by_event').on(table.eventId),
    index('deliveries_by_mapping').on(table.mappingId, table.createdAt, table.id),
    index('deliveries_by_state').on(table.destinationId, table.state, table.createdAt, table.id),
    index('deliveries_by_reason')
      .on(table.destinationId, table.reason, table.createdAt, table.id)
      .where(sql`reason is not null`),
    index('deliveries_pending')
      .on(table.id)
      .where(sql`state in ('queued', 'retrying')`)
  ]
)
