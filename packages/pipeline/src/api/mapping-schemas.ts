import { MAX_MAPPINGS } from '@actions-movable-ink/runtime'
import { z } from 'zod'
import type { Destination } from '../destinations/destinations'
import { mappingWarnings } from '../mappings/mapping-mistakes'
import type { Mapping } from '../mappings/mappings'
import { displayName, editedVersion, moment } from './schemas'

const givenTrigger = z.string().max(10_000).describe('In FQL.')
const givenFields = z
  .record(z.string(), z.unknown())
  .describe("The action's fields, each a value or a mapping directive. They replace those that are there.")

/** A mapping in an answer. */
export const mappingSchema = z
  .object({
    id: z.uuid(),
    destinationId: z.uuid(),
    name: z.string(),
    trigger: z.string().describe('In FQL.'),
    action: z.string(),
    fields: z.record(z.string(), z.unknown()),
    enabled: z.boolean(),
    position: z.number().describe('Place in the list, from 0.'),
    warnings: z
      .array(
        z.object({
          path: z.string(),
          code: z
            .string()
            .describe('As the check of triggers says, or `DESTINATION_DISABLED`. Stable: programs may depend on it.'),
          message: z.string()
        })
      )
      .describe('What can be run but may not do what it says.'),
    createdAt: moment,
    updatedAt: moment
  })
  .meta({ id: 'Mapping', description: 'What decides which events go to a destination, and as what.' })

/** The mappings of a destination in an answer. */
export const mappingListSchema = z
  .object({ mappings: z.array(mappingSchema), count: z.number(), most: z.number() })
  .meta({ id: 'Mappings' })

/** What a new mapping is made of. */
export const newMappingSchema = z
  .discriminatedUnion('from', [
    z.strictObject({
      from: z.literal('preset'),
      preset: z.string().max(100).describe('Its name in the catalog.'),
      name: displayName.optional()
    }),
    z.strictObject({
      from: z.literal('blank').optional(),
      name: displayName.optional(),
      trigger: givenTrigger.optional(),
      action: z.string().max(100).optional(),
      fields: givenFields.optional()
    })
  ])
  .meta({ id: 'NewMapping' })

/** What of a mapping is changed. */
export const mappingChangeSchema = z.strictObject({
  name: displayName.optional(),
  trigger: givenTrigger.optional(),
  fields: givenFields.optional(),
  enabled: z.boolean().optional(),
  updatedAt: editedVersion
})

/** What is silent about an enabled mapping: it looks as if events went through it. */
const destinationDisabled = {
  path: 'enabled',
  code: 'DESTINATION_DISABLED',
  message: 'The mapping is enabled, but its destination is disabled, so that it gets no events. Enable the destination.'
}

/** A mapping as `mappingSchema` says. */
export const mappingJson = (mapping: Mapping, destination: Pick<Destination, 'enabled'>) => ({
  ...mapping,
  warnings: [...(mapping.enabled && !destination.enabled ? [destinationDisabled] : []), ...mappingWarnings(mapping)],
  createdAt: mapping.createdAt.toISOString(),
  updatedAt: mapping.updatedAt.toISOString()
})

/** Mappings as `mappingListSchema` says. */
export const mappingListJson = (mappings: readonly Mapping[], destination: Pick<Destination, 'enabled'>) => ({
  mappings: mappings.map((mapping) => mappingJson(mapping, destination)),
  count: mappings.length,
  most: MAX_MAPPINGS
})
