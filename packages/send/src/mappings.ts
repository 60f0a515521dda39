import { readFile } from 'node:fs/promises'
import { generateFql, parseFql } from '@segment/destination-subscriptions'
import { z } from 'zod'
import destination from '../../../src/destinations/movable-ink'
import { batchingMistakes } from './delivery/batching'
import { UsageError } from './usage-error'

/**
 * What is wrong with a trigger. What `parseFql` does not understand it mostly leaves out or reads as something else,
 * without an error: single quotes, `!( … )`, `and` mixed with `or`, a missing value. The trigger made of what it read
 * shows that.
 */
function whyUnusable(subscribe: string): string | undefined {
  const trigger = parseFql(subscribe)
  if ('error' in trigger) return 'it is not a trigger in FQL, such as type = "track"'
  const read = generateFql(trigger)
  const withoutSpace = (text: string) => text.replace(/\s+/g, '')
  return withoutSpace(read) === withoutSpace(subscribe) ? undefined : `it would be read as ${read}`
}

const mappingSchema = z
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

/** The most mappings an instance of the destination can have in Segment. */
const MAX_MAPPINGS = 50

const mappingsSchema = z.array(mappingSchema).min(1).max(MAX_MAPPINGS)

/** The destination's own presets, as mappings. */
export function presetMappings(): Mapping[] {
  const presets = (destination.presets ?? []).filter((preset) => preset.type === 'automatic')
  return mappingsSchema.parse(
    presets.map(({ name, subscribe, partnerAction, mapping }) => ({ name, subscribe, partnerAction, mapping }))
  )
}

/**
 * The enabled mappings of a JSON file: a list of mappings.
 *
 * @throws UsageError that names the file and the place in it
 */
export async function loadMappings(file: string): Promise<Mapping[]> {
  const result = mappingsSchema.safeParse(await readJson(file))
  if (!result.success) {
    const [issue] = result.error.issues
    const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`
    throw new UsageError(`Mappings file ${file} cannot be used${place}: ${issue?.message ?? 'unknown reason'}.`)
  }
  const enabled = result.data.filter((mapping) => mapping.enabled)
  if (enabled.length === 0) {
    throw new UsageError(`Mappings file ${file} has no enabled mapping, so nothing would be sent.`)
  }
  return enabled
}

async function readJson(file: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`Mappings file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`Mappings file ${file} is not valid JSON.`)
  }
}
