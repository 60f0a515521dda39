import { z } from 'zod'
import { CollectorError } from '../collector-error'

/** Applies to `times` requests, or to a `share` of all; to the next request when neither is given. */
const howOften = {
  times: z.int().min(1).optional(),
  share: z.number().gt(0).max(1).optional()
}

const LONGEST_DELAY_MS = 600_000

/** What Node takes as the value of a header. */
const headerValue = z.string().regex(/^[\t\x20-\x7e\x80-\xff]+$/, 'must be text that a header can hold')

const kinds = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    message: z.string().optional(),
    retryAfter: z.union([z.number().min(0), headerValue]).optional(),
    body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
    ...howOften
  }),
  z.strictObject({ kind: z.literal('delay'), ms: z.number().min(0).max(LONGEST_DELAY_MS), ...howOften }),
  z.strictObject({ kind: z.literal('reset'), at: z.enum(['before-answer', 'mid-body']).optional(), ...howOften }),
  z.strictObject({ kind: z.literal('truncate'), ...howOften }),
  z.strictObject({
    kind: z.literal('redirect'),
    status: z.int().min(300).max(399),
    location: headerValue,
    ...howOften
  })
])

const faultSchema = kinds.refine(({ times, share }) => times === undefined || share === undefined, {
  error: 'give times or share, not both'
})

/**
 * How the collector fails on purpose. Faults apply to requests with the right endpoint key, before authentication, and
 * such a request's events are not accepted, except after a delay.
 *
 * - `status`: answers with that status (200 to 599) and `{"message","request_id"}`, or with `body`: a text is sent as it
 *   is, under a JSON content type; `retryAfter` (seconds, or a date as HTTP writes it) becomes the `retry-after` header
 * - `delay`: waits so many milliseconds (at most 600,000), then goes on as usual
 * - `reset`: resets the connection `before-answer` (the default) or in `mid-body`
 * - `truncate`: announces a longer body than it sends, then closes the connection
 * - `redirect`: answers with that status (300 to 399) and `location`
 *
 * With `times`, the next so many requests; with `share` (0 to 1), that share of all requests until cleared, evenly
 * spread: 0.05 is every 20th. Without either, the next request.
 */
export type Fault = z.input<typeof faultSchema>

/** @throws CollectorError naming the property at fault */
export const parseFault = (value: unknown): Fault => {
  const result = faultSchema.safeParse(value)
  if (result.success) return result.data
  const issues = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`
  )
  throw new CollectorError(`Not a fault: ${issues.join('; ')}`)
}
