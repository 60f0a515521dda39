import { z } from 'zod'

/** An id in a path. */
export const idParameters = z.object({ id: z.uuid() })

/** A moment in an answer, in ISO 8601. */
export const moment = z.iso.datetime()

/** A name that people give. */
export const displayName = z.string().trim().min(1).max(100)

/** The one shape of all errors. */
export const errorSchema = z
  .object({
    error: z.object({
      code: z.string().describe('Stable: programs may depend on it.'),
      message: z.string().describe('What to change.'),
      mistakes: z
        .array(z.object({ path: z.string().describe('Where in the request.'), message: z.string() }))
        .optional()
        .describe('Where there is more than one thing to say.')
    })
  })
  .meta({ id: 'Error' })
