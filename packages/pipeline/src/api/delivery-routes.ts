import { z } from 'zod'
import { shownRequest } from '../delivery/attempt-record'
import { findDelivery, latencyMs, listDeliveries } from '../event-delivery/deliveries'
import type { Delivery } from '../event-delivery/deliveries'
import { cursorText } from '../event-delivery/delivery-cursor'
import { explain } from '../event-delivery/explanations'
import { sendAgain, sendOneAgain, UNDELIVERED_STATES } from '../event-delivery/send-again'
import { ApiError } from '../http/api-error'
import { Refusal } from '../refusal'
import { DELIVERY_STATES } from '../store/schema'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { deliveryDetailsSchema, deliverySchema, listQuery, sendAgainBody } from './delivery-schemas'
import { found } from './found'
import { anyError, idParameters } from './schemas'

const toJson = (delivery: Delivery) => ({
  id: delivery.id,
  eventId: delivery.eventId,
  event: { type: delivery.eventType, name: delivery.eventName, messageId: delivery.messageId },
  destinationId: delivery.destinationId,
  mappingId: delivery.mappingId,
  state: delivery.state,
  reason: delivery.reason,
  message: delivery.message,
  explanation: delivery.reason === null ? null : explain(delivery.reason),
  attempts: delivery.attempts,
  receivedAt: delivery.createdAt.toISOString(),
  sentAgainAt: delivery.sentAgainAt?.toISOString() ?? null,
  nextTryAt: delivery.nextTryAt?.toISOString() ?? null,
  finishedAt: delivery.finishedAt?.toISOString() ?? null,
  latencyMs: latencyMs(delivery)
})

const countSchema = z.object({ count: z.number().int().describe('How many are queued again.') })

const notUndelivered = () =>
  new Refusal('NOT_SENDABLE', 'Only a discarded delivery or a dead letter can be sent again; this one is neither.')

const mappingDeleted = () =>
  new Refusal('MAPPING_DELETED', 'The mapping of this delivery was deleted, so that it cannot be sent again.')

const stopping = (count: number) =>
  new ApiError(
    503,
    'STORE_UNAVAILABLE',
    `The pipeline stops. Queued again so far: ${count}. Send the request again later for the others.`
  )

const tags = ['Deliveries']

/** The deliveries of a destination: what became of them, and sending again those that failed. */
export function deliveryRoutes(app: ApiApp, { store, queue, destinations, wake }: ApiParts): void {
  const parts = { store, queue, wake }
  let isStopping = false
  app.addHook('preClose', (done) => {
    isStopping = true
    done()
  })

  app.get(
    '/destinations/:id/deliveries',
    {
      schema: {
        tags,
        summary: 'Deliveries of a destination, newest first',
        params: idParameters,
        querystring: listQuery,
        response: {
          200: z.object({
            deliveries: z.array(deliverySchema),
            next: z.string().nullable().describe('For `before`; null when there are no older ones.')
          }),
          ...anyError
        }
      }
    },
    async ({ params, query }) => {
      const { id } = found(await destinations.find(params.id), 'destination')
      const { state: states = DELIVERY_STATES, limit, before, ...filter } = query
      // One more than asked for shows whether there are older ones.
      const listed = await listDeliveries(store, id, { ...filter, states }, limit + 1, before)
      const deliveries = listed.slice(0, limit)
      const last = deliveries.at(-1)
      return {
        deliveries: deliveries.map(toJson),
        next: last === undefined || listed.length <= limit ? null : cursorText(last)
      }
    }
  )

  app.post(
    '/destinations/:id/deliveries/send-again',
    {
      schema: {
        tags,
        summary: 'Send discarded deliveries and dead letters again',
        description:
          'All that the filter finds, other than those of mappings that were deleted. Each starts anew, with its attempts so far in its log. When the request is cut off, send it again: it goes on where it was.',
        params: idParameters,
        body: sendAgainBody,
        response: { 200: countSchema, ...anyError }
      }
    },
    async ({ params, body }) => {
      const { id } = found(await destinations.find(params.id), 'destination')
      const { state: states, ...filter } = body
      const { count, isComplete } = await sendAgain(parts, id, { ...filter, states }, () => isStopping)
      if (!isComplete) throw stopping(count)
      return { count }
    }
  )

  app.get(
    '/deliveries/:id',
    {
      schema: {
        tags,
        summary: 'One delivery, with its attempts and its event',
        params: idParameters,
        response: { 200: deliveryDetailsSchema, ...anyError }
      }
    },
    async ({ params }) => {
      const delivery = found(await findDelivery(store, params.id), 'delivery')
      const attemptLog = delivery.attemptLog.map((record) => ({ ...record, request: shownRequest(record) }))
      return { ...toJson(delivery), attemptLog, payload: JSON.parse(delivery.payload) as unknown }
    }
  )

  app.post(
    '/deliveries/:id/send-again',
    {
      schema: {
        tags,
        summary: 'Send a discarded delivery or a dead letter again',
        params: idParameters,
        response: { 200: countSchema, ...anyError }
      }
    },
    async ({ params }) => {
      const { id, state, mappingId, createdAt } = found(await findDelivery(store, params.id), 'delivery')
      if (!UNDELIVERED_STATES.some((undelivered) => undelivered === state)) throw notUndelivered()
      if (mappingId === null) throw mappingDeleted()
      if (!(await sendOneAgain(parts, { id, mappingId, createdAt }))) throw notUndelivered()
      return { count: 1 }
    }
  )
}
