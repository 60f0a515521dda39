import { hashKey } from '@tanstack/react-query'
import type { Mapping } from '../../api/mappings'
import { draftMistakes, draftOfField, valueOfDraft } from '../../fields/field-draft'
import type { EditedField, FieldDraft } from '../../fields/field-draft'

/** A mapping while it is edited. */
export interface MappingDraft {
  name: string
  /** In FQL. */
  trigger: string
  /** Those that are shown; the others stay as they are. */
  fields: Record<string, FieldDraft>
}

/** What of a mapping is saved. */
export type MappingChange = Partial<Pick<Mapping, 'name' | 'trigger' | 'fields'>>

/** A mapping as it is first shown. */
export const draftOfMapping = (
  { name, trigger, fields }: Pick<Mapping, 'name' | 'trigger' | 'fields'>,
  shown: readonly EditedField[]
): MappingDraft => ({
  name,
  trigger,
  fields: Object.fromEntries(shown.map((field) => [field.key, draftOfField(field, fields[field.key])]))
})

/** Whether two values are the same JSON, in whatever order their keys are. */
export const isSame = (one: unknown, other: unknown): boolean => hashKey([one]) === hashKey([other])

/** The shown fields that cannot be saved as they are. */
export const unfinishedFields = ({ fields }: MappingDraft): string[] =>
  Object.keys(fields).filter((key) => draftMistakes(fields[key] ?? { kind: 'nothing' }).length > 0)

/**
 * The fields of the mapping as they are edited; undefined while one of them is not finished.
 *
 * @param saved those that are not shown stay as they are there
 */
export function fieldsOfDraft(
  saved: Readonly<Record<string, unknown>>,
  draft: MappingDraft
): Record<string, unknown> | undefined {
  if (unfinishedFields(draft).length > 0) return undefined
  const edited = Object.entries(draft.fields).map(([key, field]) => [key, valueOfDraft(field)] as const)
  const all = new Map<string, unknown>([...Object.entries(saved), ...edited])
  return Object.fromEntries([...all].filter(([, value]) => value !== undefined))
}

/** What a save would change; `fields` is missing while they are not finished, too. */
export function changeOf(saved: Pick<Mapping, 'name' | 'trigger' | 'fields'>, draft: MappingDraft): MappingChange {
  const fields = fieldsOfDraft(saved.fields, draft)
  return {
    ...(draft.name.trim() === saved.name ? {} : { name: draft.name.trim() }),
    ...(draft.trigger === saved.trigger ? {} : { trigger: draft.trigger }),
    ...(fields === undefined || isSame(fields, saved.fields) ? {} : { fields })
  }
}

/** Whether something would be lost if the page were left now. */
export const isChanged = (saved: Pick<Mapping, 'name' | 'trigger' | 'fields'>, draft: MappingDraft): boolean =>
  unfinishedFields(draft).length > 0 || Object.keys(changeOf(saved, draft)).length > 0
