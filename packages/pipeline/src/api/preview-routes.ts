import { z } from 'zod'
import { previewOf } from '../preview/preview'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { anyError } from './schemas'
import { triedOf, triedSchema } from './tried'
import { wireSchema } from './wire-schemas'

const previewSchema = z
  .object({
    matches: z.boolean().describe('Whether the trigger matches the event; the rest is shown in any case.'),
    switchedOff: z
      .string()
      .optional()
      .describe(
        'Why the event would not be delivered all the same: its own `integrations` object keeps it from there.'
      ),
    resolved: z.record(z.string(), z.unknown()).describe('What each field of the mapping resolves to.'),
    validated: z.unknown().optional().describe('What the action is given.'),
    wire: wireSchema.optional().describe('The request that would be sent.'),
    errors: z.array(
      z.object({
        path: z.string().describe('Such as `fields.headers.X-Token`, `settings.movable_ink_url` or `trigger`.'),
        code: z.string().describe('Stable: programs may depend on it.'),
        message: z.string()
      })
    )
  })
  .meta({ id: 'Preview', description: 'A step that is not reached is missing.' })

/** What a mapping would make of an event. */
export function previewRoutes(app: ApiApp, parts: ApiParts): void {
  app.post(
    '/preview',
    {
      schema: {
        tags: ['Mappings'],
        summary: 'Preview a mapping with an event',
        description: 'Runs the real destination, up to the socket. Nothing is sent.',
        body: triedSchema,
        response: { 200: previewSchema, ...anyError }
      }
    },
    async ({ body }) => previewOf(await triedOf(parts, body))
  )
}
