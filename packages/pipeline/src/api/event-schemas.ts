import { z } from 'zod'
import type { EventDelivery, StoredEvent } from '../events/stored-events'
import { EVENT_TYPES } from '../ingestion/event-types'
import { DELIVERY_STATES } from '../store/schema'
import { line, moment } from './schemas'

const deliveryInShort = z.object({
  id: z.uuid(),
  destinationId: z.uuid(),
  mappingId: z.uuid().nullable().describe('null when the mapping was deleted since.'),
  state: z.enum(DELIVERY_STATES),
  reason: z.string().nullable().describe('Why it is not delivered: a code such as `401` or `ENOTFOUND`.')
})

const eventFields = {
  id: z.uuid(),
  sourceId: z.uuid(),
  messageId: z.string(),
  type: z.string(),
  name: z.string().nullable().describe('Of a track its event, of a page or screen its name.'),
  receivedAt: moment,
  payload: z.record(z.string(), z.unknown()).describe('The event as it is handed on.')
}

/** An event in a list, or as it comes. */
export const listedSchema = z
  .object({ ...eventFields, deliveries: z.array(deliveryInShort.meta({ id: 'EventDeliveryInShort' })) })
  .meta({ id: 'ListedEvent', description: 'An event, and what became of it in short.' })

/** An event by itself. */
export const wholeSchema = z
  .object({
    ...eventFields,
    deliveries: z.array(
      deliveryInShort
        .extend({
          message: z.string().nullable(),
          attempts: z.number(),
          nextTryAt: moment.nullable(),
          finishedAt: moment.nullable()
        })
        .meta({ id: 'EventDelivery' })
    )
  })
  .meta({ id: 'Event', description: 'An event, and what became of it.' })

const inShort = ({ id, destinationId, mappingId, state, reason }: EventDelivery) => ({
  id,
  destinationId,
  mappingId,
  state,
  reason
})

/** An event as `listedSchema` says. */
export const listedJson = ({ deliveries, receivedAt, ...event }: StoredEvent) => ({
  ...event,
  receivedAt: receivedAt.toISOString(),
  deliveries: deliveries.map(inShort)
})

/** An event as `wholeSchema` says. */
export const wholeJson = (event: StoredEvent) => ({
  ...listedJson(event),
  deliveries: event.deliveries.map((delivery) => ({
    ...delivery,
    nextTryAt: delivery.nextTryAt?.toISOString() ?? null,
    finishedAt: delivery.finishedAt?.toISOString() ?? null
  }))
})

/** Which events are listed, or come. */
export const filterQuery = z.strictObject({
  search: line
    .optional()
    .transform((text) => text || undefined)
    .describe('Text in the payload, in any case; spaces around it, and between the parts of JSON, do not count.'),
  type: z.enum(EVENT_TYPES).optional(),
  name: line.optional().describe('Exactly this name.')
})
