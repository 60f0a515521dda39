import { z } from 'zod'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { catalogEntry } from '../catalog'
import { missingSettings } from '../destinations/settings'
import { ApiError } from '../http/api-error'
import type { Mappings } from '../mappings/mappings'
import { testMapping } from '../preview/test-mapping'
import { assertAction, triedEvent, triedMapping } from '../preview/tried-mapping'
import type { TriedMapping } from '../preview/tried-mapping'
import { Refusal } from '../refusal'
import { checkTrigger } from '../trigger/check-trigger'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { found } from './found'
import { anyError } from './schemas'
import { shownAnswerSchema, wireSchema } from './wire-schemas'

const bodySchema = z.strictObject({
  destinationId: z.uuid(),
  mapping: triedMapping.optional(),
  mappingId: z.uuid().optional().describe('A saved mapping, instead of one that is given.'),
  event: triedEvent,
  ignoreTrigger: z
    .boolean()
    .default(false)
    .describe('Send the event although the trigger does not match it, or its `integrations` object says not to.')
})

const resultSchema = z
  .object({
    outcome: z
      .enum(['delivered', 'not matched', 'switched off', 'refused'])
      .describe(
        '`switched off`: the `integrations` object of the event keeps it from the destination. Nothing was sent.'
      ),
    message: z.string(),
    status: z.int().optional().describe('HTTP status, or the one that stands for no answer.'),
    reason: z.string().optional().describe('The code that a delivery would have.'),
    retryable: z.boolean().describe('Whether a delivery would be tried again.'),
    ms: z.int(),
    request: wireSchema.optional(),
    response: shownAnswerSchema.optional()
  })
  .meta({ id: 'MappingTest' })

type Body = z.infer<typeof bodySchema>

/** @throws ApiError 400 or 404 */
async function mappingOf(mappings: Mappings, { destinationId, mapping, mappingId }: Body): Promise<TriedMapping> {
  if ((mapping === undefined) === (mappingId === undefined)) {
    throw new ApiError(400, 'INVALID_REQUEST', 'Give a mapping, or name a saved one by its mappingId.')
  }
  if (mapping !== undefined) return mapping
  const saved = mappingId === undefined ? undefined : await mappings.find(mappingId)
  return found(saved?.destinationId === destinationId ? saved : undefined, 'mapping')
}

function assertReadable({ trigger }: TriedMapping): void {
  const { error } = checkTrigger(trigger)
  if (error === undefined) return
  const { message } = error
  throw new ApiError(400, 'INVALID_REQUEST', `The trigger cannot be read. ${message}`, [
    { path: 'mapping.trigger', message }
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
export function testRoutes(app: ApiApp, { destinations, mappings }: ApiParts): void {
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
      const { destinationId, event, ignoreTrigger } = body
      const { slug } = found(await destinations.find(destinationId), 'destination')
      const entry = found(catalogEntry(slug), 'destination')
      const mapping = await mappingOf(mappings, body)
      assertAction(entry, mapping)
      if (!ignoreTrigger) assertReadable(mapping)
      const settings = assertWhole(slug, found(await destinations.settingsOf(destinationId), 'destination'))
      if (underWay.has(destinationId)) {
        throw new Refusal('TEST_UNDER_WAY', 'A test of this destination is under way. Try again when it is over.')
      }
      underWay.add(destinationId)
      try {
        return await testMapping({ entry, settings, mapping, event, ignoreTrigger })
      } finally {
        underWay.delete(destinationId)
      }
    }
  )
}
