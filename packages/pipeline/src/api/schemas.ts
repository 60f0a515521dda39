import { z } from 'zod'

/** An id in a path. */
export const idParameters = z.object({ id: z.uuid() })

/** A moment in an answer, in ISO 8601. */
export const moment = z.iso.datetime()

/** In a change of something: guards against overwriting a change of somebody else. */
export const editedVersion = moment
  .optional()
  .describe('Of what was edited, as it was loaded: a change that was made since is not overwritten (409, `STALE`).')

/** The longest text of one line, such as what is searched for, in characters. */
const LONGEST_LINE = 1000

const NO_CONTROL_CHARACTERS = /^[^\p{Cc}\p{Cs}]*$/u

/** A text of one line: without control characters, which a store, a header or a log line cannot hold. */
export const line = z
  .string()
  .max(LONGEST_LINE)
  .regex(NO_CONTROL_CHARACTERS, 'must not contain line ends or control characters')

/** Neither what breaks a line nor what turns the order of letters round, so that a name looks like another. */
const NOTHING_UNSEEN = /^[^\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u

/** Something that has a shape: not only spaces, marks, or what is as wide as nothing. */
const SOMETHING_SEEN = /[^\p{Z}\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** A name that people give. */
export const displayName = line
  .trim()
  .max(100)
  .regex(NOTHING_UNSEEN, 'must not contain line ends or signs that change the direction of the text')
  .regex(SOMETHING_SEEN, 'must have a sign that can be seen')

/** A switch in a query. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** What deleting asks. */
export const deletionQuery = z.strictObject({
  force: flag.optional().describe('Also when there are deliveries that are not over. They are lost.')
})

/** The one shape of all errors. */
export const errorSchema = z
  .object({
    error: z.object({
      code: z.string().describe('Stable: programs may depend on it.'),
      message: z.string().describe('What to change.'),
      mistakes: z
        .array(
          z.object({
            path: z.string().describe('Where in the request.'),
            code: z.string().optional().describe('Of a trigger, as its check says. Stable: programs may depend on it.'),
            message: z.string()
          })
        )
        .optional()
        .describe('Where there is more than one thing to say.'),
      pendingDeliveries: z
        .object({ count: z.int(), isMore: z.boolean().describe('Whether there are more than were counted.') })
        .optional()
        .describe('With `PENDING_DELIVERIES`: the deliveries that are not over, and would be lost.')
    })
  })
  .meta({ id: 'Error' })

/** What any route may answer, beside what it names itself. */
export const anyError = { '4xx': errorSchema, '5xx': errorSchema } as const
