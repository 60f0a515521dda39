import { z } from 'zod'
import { explain } from '../event-delivery/explanations'
import { STEPS, totalsOf } from '../event-delivery/totals'
import type { Step } from '../event-delivery/totals'
import { DELIVERY_STATES } from '../store/schema'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { explanationSchema, isForwards, NOT_FORWARDS, rangeFields } from './delivery-schemas'
import { found } from './found'
import { anyError, idParameters, moment } from './schemas'

/** The most steps in an answer: a day by the minute, and 60 more. */
const MAX_STEPS = 1500

const HOUR_MS = 3_600_000

const stepNames = Object.keys(STEPS) as Step[]

const rangeQuery = z
  .strictObject({
    ...rangeFields,
    step: z.enum(stepNames).default('minute').describe('How long a bucket is. They begin at whole ones, in UTC.')
  })
  .transform(({ from, to = new Date(), step }) => ({ from: from ?? new Date(to.getTime() - HOUR_MS), to, step }))
  .refine(isForwards, NOT_FORWARDS)
  .refine(({ from, to, step }) => (to.getTime() - from.getTime()) / (STEPS[step] * 1000) <= MAX_STEPS, {
    path: ['step'],
    message: `must be longer: the range has more than ${MAX_STEPS} of it`
  })

const countsSchema = z.record(z.enum(DELIVERY_STATES), z.number().int()).meta({ id: 'StateCounts' })

const latencySchema = z
  .object({ p50: z.number().int(), p95: z.number().int(), p99: z.number().int() })
  .nullable()
  .describe(
    "Percentiles, in milliseconds from an event's arrival to its delivery, or from where it was sent again; null when nothing was delivered."
  )

const reasonFields = { state: z.enum(DELIVERY_STATES), reason: z.string(), count: z.number().int() }

const totalsSchema = z
  .object({
    from: moment,
    to: moment,
    step: z.enum(stepNames),
    overall: z.object({
      counts: countsSchema,
      reasons: z
        .array(z.object({ ...reasonFields, explanation: explanationSchema }))
        .describe('The most frequent first.'),
      latency: latencySchema
    }),
    buckets: z
      .array(
        z.object({
          at: moment,
          counts: countsSchema,
          reasons: z.array(z.object(reasonFields)),
          latency: latencySchema
        })
      )
      .describe('Oldest first. Those without deliveries are left out.'),
    byMapping: z.array(z.object({ mappingId: z.uuid().nullable(), counts: countsSchema })),
    unmatchedEvents: z
      .number()
      .int()
      .describe(
        'Events of the source, since there is the destination, that no mapping of it matched: `NO_MATCHING_MAPPING`.'
      ),
    newestUnmatched: z
      .array(z.object({ id: z.uuid(), type: z.string(), name: z.string().nullable(), receivedAt: moment }))
      .describe('The newest of them, at most three.')
  })
  .meta({ id: 'Totals' })

/** How many deliveries ended how, and how long they took. */
export function totalsRoutes(app: ApiApp, { store, destinations }: ApiParts): void {
  app.get(
    '/destinations/:id/totals',
    {
      schema: {
        tags: ['Deliveries'],
        summary: 'Totals and latency percentiles of a destination',
        description:
          'By the time at which the events were received, so that the states of a bucket sum up to what was received in it. Without a range: the last hour.',
        params: idParameters,
        querystring: rangeQuery,
        response: { 200: totalsSchema, ...anyError }
      }
    },
    async ({ params, query }) => {
      const { id } = found(await destinations.find(params.id), 'destination')
      const { overall, buckets, newestUnmatched, ...others } = await totalsOf(store, id, query)
      return {
        from: query.from.toISOString(),
        to: query.to.toISOString(),
        step: query.step,
        overall: {
          ...overall,
          reasons: overall.reasons.map((reason) => ({ ...reason, explanation: explain(reason.reason) }))
        },
        buckets: buckets.map((bucket) => ({ ...bucket, at: bucket.at.toISOString() })),
        newestUnmatched: newestUnmatched.map((event) => ({ ...event, receivedAt: event.receivedAt.toISOString() })),
        ...others
      }
    }
  )
}
