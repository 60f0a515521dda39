import { z } from 'zod'
import type { PauseState } from '../delivery/pause'
import type { Destination } from '../destinations/destinations'
import type { Flow } from '../destinations/flow'
import { FLOW_WARNINGS, flowWarnings } from '../destinations/flow-warnings'
import { missingSettings, shownSettings } from '../destinations/settings'
import { explanationSchema } from './delivery-schemas'
import { moment } from './schemas'

/** A destination in an answer. */
export const destinationSchema = z
  .object({
    id: z.uuid(),
    sourceId: z.uuid(),
    slug: z.string(),
    name: z.string(),
    enabled: z.boolean(),
    concurrency: z.number().describe('Requests under way at a time.'),
    settings: z
      .record(z.string(), z.object({ isSet: z.boolean(), shown: z.string().optional() }))
      .describe('Nothing of a password is ever shown, of a URL no more than its host.'),
    mappings: z.object({ count: z.int(), enabled: z.int() }).describe('How many it has, and how many are enabled.'),
    newestEventAt: moment
      .nullable()
      .describe('When the newest event of its source was received; null when there is none.'),
    newestDeliveredAt: moment
      .nullable()
      .describe('When the newest event that was delivered to it was received; null when none was.'),
    pause: z
      .enum(['none', 'paused', 'unknown'])
      .describe(
        'Whether deliveries wait because it could not be reached lately, or asked to wait. `unknown` in a process that delivers nothing; where several deliver, each knows of its own requests.'
      ),
    pausedUntil: moment
      .nullable()
      .describe('When it is looked whether it takes something again; may be past. Null unless it is paused.'),
    warnings: z
      .array(z.object({ code: z.enum(FLOW_WARNINGS), message: z.string().describe('What it is, and what to change.') }))
      .describe('What keeps events from it, in the order in which an event meets it.'),
    createdAt: moment,
    updatedAt: moment
  })
  .meta({ id: 'Destination', description: 'An instance of a destination of the catalog, fed by one source.' })

/** Settings in a request. */
export const givenSettings = z
  .record(z.string().max(100), z.string().max(10_000).nullable())
  .describe('By key. What is not named stays as it is; null or an empty text clears.')

/** What a check of the credentials found, in an answer. */
export const checkSchema = z
  .discriminatedUnion('ok', [
    z.object({ ok: z.literal(true) }),
    z.object({
      ok: z.literal(false),
      code: z.string().describe("That of the destination's own error."),
      message: z.string(),
      reason: z
        .string()
        .describe(
          'The code that a delivery would have: an HTTP status, a code of the system such as `ENOTFOUND`, `ECONNREFUSED`, `ETIMEDOUT` or `CERT_HAS_EXPIRED`, `UNEXPECTED_REDIRECT`, or `INVALID_SETTINGS`.'
        ),
      status: z.int().optional().describe("HTTP status of Movable Ink's answer; missing when there was none."),
      explanation: explanationSchema.describe('What the reason means, and who can change it.'),
      settings: z.array(z.string()).describe('The keys of the settings that may be at fault.'),
      fields: z
        .record(z.string(), z.string())
        .optional()
        .describe('What is wrong with each setting, by key, where that is known without asking Movable Ink.')
    })
  ])
  .meta({ id: 'CredentialCheck' })

/** What an answer says of a destination, beside what it is. */
export interface DestinationFacts {
  settings: Parameters<typeof shownSettings>[1]
  flow: Flow
  pause: PauseState
}

/** A destination as `destinationSchema` says. */
export const destinationJson = (destination: Destination, { settings, flow, pause }: DestinationFacts) => ({
  ...destination,
  settings: shownSettings(destination.slug, settings),
  mappings: { count: flow.mappingCount, enabled: flow.enabledMappingCount },
  newestEventAt: flow.newestEventAt?.toISOString() ?? null,
  newestDeliveredAt: flow.newestDeliveredAt?.toISOString() ?? null,
  pause: pause.kind,
  pausedUntil: pause.kind === 'paused' ? pause.until.toISOString() : null,
  warnings: flowWarnings({ destination, missing: missingSettings(destination.slug, settings), flow, pause }),
  createdAt: destination.createdAt.toISOString(),
  updatedAt: destination.updatedAt.toISOString()
})
