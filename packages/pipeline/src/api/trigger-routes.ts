import { z } from 'zod'
import { IN_VIEW } from '../events/stored-events'
import { ApiError } from '../http/api-error'
import { checkTrigger } from '../trigger/check-trigger'
import { kindTraps } from '../trigger/kind-traps'
import { givenEvents, matchesAmong, recentEvents } from '../trigger/matching-events'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { found } from './found'
import { anyError } from './schemas'

/** What is to be known about a trigger, in an answer. */
export const warningSchema = z
  .object({
    code: z.string().describe('Stable: programs may depend on it.'),
    message: z.string().describe('How it is read, and what to write instead.')
  })
  .meta({ id: 'TriggerWarning' })

const conditionSchema = z.object({
  type: z.string(),
  name: z.string().optional().describe('The path of a property, trait or part of the context.'),
  operator: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional()
})

const groupOf = <Child extends z.ZodType>(child: Child) =>
  z.object({ type: z.literal('group'), operator: z.enum(['and', 'or']), children: z.array(child) })

const checkedSchema = z
  .object({
    valid: z.boolean(),
    error: warningSchema.optional().describe('Why it cannot be read.'),
    // Deeper ones cannot be read.
    parsed: groupOf(z.union([groupOf(conditionSchema), conditionSchema])).optional(),
    readAs: z.string().optional().describe('What was read, as FQL.'),
    warnings: z.array(warningSchema),
    matched: z
      .object({
        count: z.int(),
        of: z.int(),
        events: z.array(
          z.object({ id: z.string(), type: z.string(), name: z.string().optional(), matches: z.boolean() })
        )
      })
      .optional()
      .describe('Which events it matches; missing when it cannot be read, or no events were named.')
  })
  .meta({ id: 'CheckedTrigger' })

/** Whether a trigger says what is meant. */
export function triggerRoutes(app: ApiApp, { database, sources }: ApiParts): void {
  app.post(
    '/triggers/check',
    {
      schema: {
        tags: ['Mappings'],
        summary: 'Check a trigger',
        description:
          "Reads a trigger as Segment's runtime does, warns of what it reads as something else and of values that the events hold as another kind, and tries it on the newest 500 events of a source, or on events that are given. What the `integrations` object of an event says is not looked at: that is between the event and a destination.",
        body: z.strictObject({
          trigger: z.string().max(10_000),
          sourceId: z.uuid().optional(),
          events: z.array(z.record(z.string(), z.unknown())).max(IN_VIEW).optional()
        }),
        response: { 200: checkedSchema, ...anyError }
      }
    },
    async ({ body: { trigger, sourceId, events } }) => {
      if (sourceId !== undefined && events !== undefined) {
        throw new ApiError(400, 'INVALID_REQUEST', 'Name a source or give events, not both.')
      }
      if (sourceId !== undefined) found(await sources.find(sourceId), 'source')
      const { parsed, ...checked } = checkTrigger(trigger)
      if (parsed === undefined) return checked
      const result = { ...checked, parsed: parsed as z.infer<typeof checkedSchema>['parsed'] } // no deeper than it says
      if (events === undefined && sourceId === undefined) return result
      const tried = sourceId === undefined ? givenEvents(events ?? []) : await recentEvents(database, sourceId)
      const warnings = [...result.warnings, ...kindTraps(parsed, tried)]
      return { ...result, warnings, matched: matchesAmong(trigger, tried) }
    }
  )
}
