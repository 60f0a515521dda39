import { defaultValues } from '@segment/actions-core'
import type { CatalogEntry } from '../catalog'
import type { MappingContent } from './mappings'

type Definition = Pick<CatalogEntry, 'definition'>

/** A trigger to begin with: the calls that carry what people did. Ours. */
const FIRST_TRIGGER = 'type = "track"'

/** The presets of a destination that a mapping can be made from. */
export const presetNames = ({ definition }: Definition): string[] =>
  (definition.presets ?? []).flatMap(({ type, name }) => (type === 'automatic' && name !== undefined ? [name] : []))

/** A mapping as a preset of the destination says; undefined when there is no such preset. */
export function presetMapping({ definition }: Definition, name: string): MappingContent | undefined {
  for (const preset of definition.presets ?? []) {
    if (preset.type !== 'automatic' || preset.name !== name) continue
    return { name, trigger: preset.subscribe, action: preset.partnerAction, fields: preset.mapping ?? {} }
  }
  return undefined
}

/** A mapping of some parts: of the destination's first action, with the defaults of its fields, unless they say otherwise. */
export function blankMapping({ definition }: Definition, given: Partial<MappingContent>): MappingContent {
  const [first = ''] = Object.keys(definition.actions)
  const key = given.action ?? first
  const action = Object.hasOwn(definition.actions, key) ? definition.actions[key] : undefined
  return {
    name: given.name ?? action?.title ?? key,
    trigger: given.trigger ?? FIRST_TRIGGER,
    action: key,
    fields: given.fields ?? defaultValues(action?.fields ?? {})
  }
}
