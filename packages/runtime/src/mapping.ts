import { z } from 'zod'
import destination from '../../../src/destinations/movable-ink'
import { batchingMistakes } from './batching'
import { whyUnusable } from './unusable-trigger'

/** A mapping as people write it. What is left out is filled, and what would not do what it says is an issue. */
export const mappingSchema = z
  .strictObject({
    name: z.string().min(1),
    /** The trigger, in FQL. */
    subscribe: z.string().superRefine((subscribe, context) => {
      const reason = whyUnusable(subscribe)
      if (reason !== undefined) context.addIssue(reason)
    }),
    partnerAction: z.enum(Object.keys(destination.actions)).default('sendEntireEvent'),
    /** The action's fields, each a value or a mapping directive. */
    mapping: z.record(z.string(), z.json()),
    enabled: z.boolean().default(true)
  })
  .superRefine(({ partnerAction, mapping }, context) => {
    const fields = Object.keys(destination.actions[partnerAction]?.fields ?? {})
    const mistakes = batchingMistakes({ partnerAction, mapping })
    for (const field of Object.keys(mapping).filter((name) => !fields.includes(name))) {
      mistakes.set(field, `the action has no such field; it has ${fields.join(', ')}`)
    }
    for (const [field, message] of mistakes) {
      context.addIssue({ code: 'custom', path: ['mapping', field], message })
    }
  })

/** What decides which events are sent, and as what. The same keys as a preset of the destination. */
export type Mapping = z.infer<typeof mappingSchema>

/** What of a mapping an event is run through. */
export type RunMapping = Pick<Mapping, 'subscribe' | 'partnerAction' | 'mapping'>

/** The most mappings an instance of the destination can have in Segment. */
export const MAX_MAPPINGS = 50

/** The mappings of an instance of the destination. */
export const mappingsSchema = z.array(mappingSchema).min(1).max(MAX_MAPPINGS)

/** The destination's own presets, as mappings. */
export function presetMappings(): Mapping[] {
  const presets = (destination.presets ?? []).filter((preset) => preset.type === 'automatic')
  return mappingsSchema.parse(
    presets.map(({ name, subscribe, partnerAction, mapping }) => ({ name, subscribe, partnerAction, mapping }))
  )
}
