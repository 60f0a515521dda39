import { z } from 'zod'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { missingSettings } from '../destinations/settings'
import { ApiError } from '../http/api-error'
import { TEST_OUTCOMES, testMapping } from '../preview/test-mapping'
import { assertFields } from '../preview/tried-mapping'
import type { TriedMapping } from '../preview/tried-mapping'
import { WAS_SENT } from '../preview/was-sent'
import { Refusal } from '../refusal'
import { checkTrigger } from '../trigger/check-trigger'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { explanationSchema } from './delivery-schemas'
import { anyError } from './schemas'
import { triedOf, triedSchema } from './tried'
import { shownAnswerSchema, wireSchema } from './wire-schemas'

const bodySchema = triedSchema.safeExtend({
  ignoreTrigger: z
    .boolean()
    .default(false)
    .describe('Send the event although the trigger does not match it, or its `integrations` object says not to.')
})

const resultSchema = z
  .object({
    outcome: z
      .enum(TEST_OUTCOMES)
      .describe(
        'The state that a delivery would have; a test is not tried again. Nothing was sent where it is `not-matched` by the trigger, or `switched-off` by the `integrations` object of the event.'
      ),
    sent: z
      .enum(WAS_SENT)
      .describe(
        'Whether the event left for Movable Ink: `no` also when Movable Ink could not be reached, `maybe` when a connection broke or no answer came in time.'
      ),
    message: z.string(),
    status: z.int().optional().describe('HTTP status, or the one that stands for no answer.'),
    reason: z.string().optional().describe('The code that a delivery would have.'),
    explanation: explanationSchema.optional().describe('What the reason means for deliveries.'),
    retryable: z.boolean().describe('Whether a delivery would be tried again.'),
    ms: z.int(),
    request: wireSchema.optional().describe('What was sent, or would have been had Movable Ink been reached.'),
    response: shownAnswerSchema.optional()
  })
  .meta({ id: 'MappingTest' })

function assertReadable({ trigger }: TriedMapping): void {
  const { error } = checkTrigger(trigger)
  if (error === undefined) return
  const { message } = error
  throw new ApiError(400, 'INVALID_REQUEST', `The trigger cannot be read. ${message}`, [
    { path: 'mapping.trigger', ...error }
  ])
}

/** @throws Refusal `MISSING_SETTINGS` when a required one is missing */
function assertWhole(slug: string, settings: Partial<Settings>): Settings {
  const missing = missingSettings(slug, settings)
  if (missing.length === 0) return settings as Settings // all required ones are there
  throw new Refusal(
    'MISSING_SETTINGS',
    `Nothing can be sent without these settings: ${missing.join(', ')}. Set them first.`
  )
}

/** A test of a mapping, which really sends. */
export function testRoutes(app: ApiApp, parts: ApiParts): void {
  const underWay = new Set<string>()

  app.post(
    '/test',
    {
      schema: {
        tags: ['Mappings'],
        summary: 'Test a mapping with an event',
        description:
          'Really sends the event, once. It is not recorded as a delivery. One test at a time for each destination.',
        body: bodySchema,
        response: { 200: resultSchema, ...anyError }
      }
    },
    async ({ body }) => {
      const { destinationId, ignoreTrigger } = body
      const tried = await triedOf(parts, body)
      assertFields(tried.entry, tried.mapping)
      if (!ignoreTrigger) assertReadable(tried.mapping)
      const settings = assertWhole(tried.entry.slug, tried.settings)
      if (underWay.has(destinationId)) {
        throw new Refusal('TEST_UNDER_WAY', 'A test of this destination is under way. Try again when it is over.')
      }
      underWay.add(destinationId)
      try {
        return await testMapping({ ...tried, settings, ignoreTrigger })
      } finally {
        underWay.delete(destinationId)
      }
    }
  )
}
