import { z } from 'zod'
import { parseCursor } from '../event-delivery/delivery-cursor'
import { UNDELIVERED_STATES } from '../event-delivery/send-again'
import { DELIVERY_STATES } from '../store/schema'
import { line, moment } from './schemas'

const oneOrMore = <Value extends string>(values: readonly Value[]) =>
  z
    .union([z.enum(values), z.array(z.enum(values)).min(1).max(values.length)])
    .transform((given) => [given].flat() as Value[]) // the type of flat does not know that one is no list

const FIRST = Date.UTC(1970, 0)
const LAST = Date.UTC(9999, 11)

const givenMoment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((date) => date.getTime() >= FIRST && date.getTime() < LAST, 'must be in the years from 1970 to 9999')

/** A range of time, of events received. */
export const rangeFields = {
  from: givenMoment.optional().describe('Of events received at this moment or later, in ISO 8601.'),
  to: givenMoment.optional().describe('Of events received before this moment, in ISO 8601.')
}

interface Range {
  from?: Date
  to?: Date
}

/** Whether a range ends after it begins. */
export const isForwards = ({ from, to }: Range): boolean => from === undefined || to === undefined || from < to

/** What is wrong with one that does not. */
export const NOT_FORWARDS = { path: ['to'], message: 'must be later than "from"' }

const filterFields = {
  reason: line.min(1).max(100).optional().describe('A reason code, such as `401` or `ENOTFOUND`.'),
  mappingId: z.uuid().optional(),
  ...rangeFields
}

/** Which deliveries are listed. */
export const listQuery = z
  .strictObject({
    state: oneOrMore(DELIVERY_STATES).optional().describe('Default: all.'),
    ...filterFields,
    limit: z.coerce.number().int().min(1).max(500).default(100),
    before: z
      .string()
      .max(100)
      .transform((text, context) => {
        const cursor = parseCursor(text)
        if (cursor === undefined) context.addIssue({ code: 'custom', message: 'must be a "next" of an earlier answer' })
        return cursor
      })
      .optional()
      .describe('Goes on where an earlier answer ended: its `next`.')
  })
  .refine(isForwards, NOT_FORWARDS)

/** Which deliveries are sent again. */
export const sendAgainBody = z
  .strictObject({ state: oneOrMore(UNDELIVERED_STATES), ...filterFields })
  .refine(isForwards, NOT_FORWARDS)

/** What a reason code means. */
export const explanationSchema = z
  .object({
    summary: z.string(),
    fixedBy: z.enum(['you', 'movable-ink', 'nobody']).describe('`nobody`: it is tried again by itself.')
  })
  .meta({ id: 'Explanation' })

const deliveryFields = {
  id: z.uuid(),
  eventId: z.uuid(),
  event: z.object({ type: z.string(), name: z.string().nullable(), messageId: z.string() }),
  destinationId: z.uuid(),
  mappingId: z.uuid().nullable().describe('Null when the mapping was deleted since.'),
  state: z.enum(DELIVERY_STATES),
  reason: z.string().nullable().describe('A code, such as `401` or `ENOTFOUND`.'),
  message: z.string().nullable().describe('The reason as a sentence.'),
  explanation: explanationSchema.nullable(),
  attempts: z.number().int(),
  receivedAt: moment.describe('When the event was received.'),
  sentAgainAt: moment.nullable().describe('When it was sent again, by hand or by the API, the last time.'),
  nextTryAt: moment.nullable(),
  finishedAt: moment.nullable(),
  latencyMs: z
    .number()
    .int()
    .nullable()
    .describe("From the event's arrival to its delivery; where it was sent again, from that.")
}

/** One event on its way by one mapping. */
export const deliverySchema = z.object(deliveryFields).meta({ id: 'Delivery' })

const attemptSchema = z
  .object({
    at: moment.describe('When it began.'),
    ms: z.number(),
    request: z
      .object({
        method: z.string(),
        url: z.string().describe('Without the endpoint key.'),
        bytes: z.number().int().optional().describe('Of the body; missing where a batch took several requests.')
      })
      .optional()
      .describe('Missing when nothing was sent.'),
    status: z.number().int().optional().describe('Of the answer, or one that stands for no answer.'),
    requestId: z.string().optional().describe("Movable Ink's own, to quote to their support."),
    reason: z.string().optional(),
    message: z.string().optional(),
    retryAfterMs: z.number().optional().describe('How long the answer asked to wait.'),
    batch: z.number().int().optional().describe('How many events were in the same batch.')
  })
  .meta({ id: 'Attempt' })

/** The same with everything that is kept of it. */
export const deliveryDetailsSchema = z
  .object({
    ...deliveryFields,
    attemptLog: z.array(attemptSchema).describe('The newest attempts, oldest first.'),
    payload: z.unknown().describe('The event as it was taken in.')
  })
  .meta({ id: 'DeliveryDetails' })
