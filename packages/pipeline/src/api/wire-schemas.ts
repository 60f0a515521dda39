import { z } from 'zod'

/** A request as it stands on the wire, in an answer. */
export const wireSchema = z
  .object({
    method: z.string(),
    url: z.string().describe('Without the endpoint key.'),
    headers: z.record(z.string(), z.string()).describe('Without credentials, whoever set them.'),
    body: z.string(),
    bytes: z.int().describe('Of the whole body.'),
    truncated: z.boolean().describe('Whether the body is longer than what is shown.'),
    ignoredHeaders: z.array(z.object({ name: z.string(), reason: z.string() }))
  })
  .meta({ id: 'WireRequest' })

/** An answer of Movable Ink, in an answer. */
export const shownAnswerSchema = z
  .object({
    status: z.int(),
    headers: z.record(z.string(), z.string()),
    body: z
      .unknown()
      .describe('JSON, or a text. What it repeats of the settings and of credentials in mapped headers is masked.'),
    truncated: z.boolean(),
    requestId: z.string().optional().describe("The id to quote to Movable Ink's support.")
  })
  .meta({ id: 'WireAnswer' })
