import { z } from 'zod'
import { displayName, line, moment } from './schemas'

const LONGEST_EXPRESSION = 2_000
const MOST_EVENT_MAPPINGS = 50
const MOST_FIELDS = 50

const expression = z
  .string()
  .max(LONGEST_EXPRESSION)
  .regex(/\S/, 'must be a jq expression')
  .regex(/^[^\0\p{Cs}]*$/u, 'must not contain control characters')

const jsonObject = z.record(z.string(), z.unknown())

const eventMappingSchema = z.strictObject({
  name: displayName,
  match: expression.describe('In jq. An event matches when the first result is neither false nor null.'),
  fields: z
    .record(displayName, expression)
    .refine((fields) => Object.keys(fields).length <= MOST_FIELDS, `must have at most ${MOST_FIELDS} fields`)
    .describe("Movable Ink's field, and in jq the path to its value in the event. Whatever is not named is discarded."),
  active: z.boolean().describe('One that is not active matches nothing.')
})

/** Event mappings that are given. */
export const eventMappingsSchema = z.array(eventMappingSchema).max(MOST_EVENT_MAPPINGS)

/** The event mappings, and what guards them against being overwritten. */
export const keptEventMappingsSchema = z.object({
  eventMappings: z.array(
    eventMappingSchema.meta({
      id: 'EventMapping',
      description: 'Which events Movable Ink takes, and what it keeps of them.'
    })
  ),
  version: z.string().describe('Of these event mappings; to be sent with a change of them.')
})

/** What may be wrong with an event mapping, and what it would do. */
export const checkedEventMappingSchema = z
  .object({
    mistakes: z.array(
      z.object({
        path: z.string().describe('`name`, `match`, or `fields.` and the name of the field.'),
        message: z.string().describe('With the line and column, where jq names them.')
      })
    ),
    matched: z
      .object({
        received: z.object({ count: z.int(), of: z.int() }).describe('Of the newest events that Movable Ink accepted.'),
        given: z.object({ count: z.int(), of: z.int() }).describe('Of the events of the sources, or those given.'),
        examples: z
          .array(
            z.object({
              from: z.enum(['received', 'given']),
              type: z.string().optional(),
              name: z.string().optional().describe('Of a track its event.'),
              fields: jsonObject
            })
          )
          .describe('Up to five, with the fields that were found in them.')
      })
      .optional()
      .describe('Missing when the criterion cannot be run.')
  })
  .meta({ id: 'CheckedEventMapping' })

/** An event that arrived. */
export const acceptedEventSchema = z
  .object({
    id: z.string().describe('The request id; of a batch, from the second event on with its place: `<request id>-1`.'),
    requestId: z.string(),
    receivedAt: moment,
    event: jsonObject,
    eventMappings: z
      .array(z.object({ name: z.string(), fields: jsonObject }))
      .describe('Each that matched, with what it found. The rest of the event is discarded.')
  })
  .meta({ id: 'AcceptedEvent', description: 'An event that Movable Ink has accepted.' })

/** A request that failed. */
export const rejectedRequestSchema = z
  .object({
    at: moment,
    method: z.string(),
    status: z.int().nullable().describe('null when the connection was cut before.'),
    requestId: z.string(),
    reason: z.string().nullable().describe('What it was answered, or the fault that was played.')
  })
  .meta({ id: 'RejectedRequest', description: 'A request whose events Movable Ink did not accept.' })

const person = {
  id: z.string().describe('The user id, or while there is none the anonymous one.'),
  userId: z.string().nullable(),
  anonymousIds: z.array(z.string()),
  eventCount: z.int(),
  lastEventAt: moment
}

export const listedProfileSchema = z.object(person).meta({ id: 'ListedProfile' })

/** A person, with all that is known. */
export const profileSchema = z
  .object({
    ...person,
    fields: jsonObject.describe('Of each field that event mappings found the newest value.'),
    events: z.array(acceptedEventSchema).describe('The newest 200, oldest first.')
  })
  .meta({ id: 'Profile', description: 'What Movable Ink would know of a person.' })

/** How many requests meet a fault: so many, or a share of all; the next one when neither is said. */
const howOften = {
  times: z.int().min(1).max(1_000_000).optional(),
  share: z.number().gt(0).max(1).optional().describe('0.05 is every 20th request, until the faults are cleared.')
}

const headerValue = line.regex(/^[\x20-\x7e]+$/, 'must be text that a header can hold')

/** A fault switch. */
export const faultSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('status'),
      status: z.int().min(200).max(599),
      message: line.optional(),
      retryAfter: z.union([z.number().min(0), headerValue]).optional(),
      body: z.union([z.string().max(10_000), jsonObject]).optional(),
      ...howOften
    }),
    z.strictObject({ kind: z.literal('delay'), ms: z.int().min(0).max(600_000), ...howOften }),
    z.strictObject({ kind: z.literal('reset'), at: z.enum(['before-answer', 'mid-body']).optional(), ...howOften }),
    z.strictObject({ kind: z.literal('truncate'), ...howOften }),
    z.strictObject({
      kind: z.literal('redirect'),
      status: z.int().min(300).max(399),
      location: headerValue,
      ...howOften
    })
  ])
  .refine(({ times, share }) => times === undefined || share === undefined, 'must have times or share, not both')

export const faultsSchema = z.object({
  faults: z.array(
    z
      .object({
        fault: faultSchema.meta({
          id: 'Fault',
          description: 'How Movable Ink fails on purpose, once its endpoint key is right.'
        }),
        remaining: z.int().nullable().describe('How many requests are still to meet it; null for a share.')
      })
      .meta({ id: 'PlannedFault' })
  )
})

const count = z.int()

/** Where it is and what it got, if it is played here. */
export const movableInkSchema = z
  .discriminatedUnion('embedded', [
    z.object({ embedded: z.literal(false) }),
    z.object({
      embedded: z.literal(true),
      url: z.string().describe('Where it listens; the endpoint key is masked.'),
      username: z.string(),
      totals: z.object({
        requests: count,
        accepted: count.describe('Requests.'),
        rejected: count.describe('Requests, those of faults too.'),
        events: count.describe('In accepted requests.'),
        byEventMapping: z.record(z.string(), count)
      }),
      faults: count.describe('How many are on.'),
      eventMappings: z.object({ count, active: count })
    })
  ])
  .meta({ id: 'MovableInk', description: 'Movable Ink, where `npm start` plays it on this machine.' })
