import type { CatalogEntry } from '../api/catalog'
import type { EventPath } from './event-paths'
import type { FieldDraft } from './field-draft'
import type { PlacedMistake } from './field-mistakes'
import { ObjectField } from './object-field'
import { PlainField } from './plain-field'

export type CatalogField = CatalogEntry['actions'][number]['fields'][number]

export interface FieldEditorProps {
  field: CatalogField
  draft: FieldDraft
  onChange: (draft: FieldDraft) => void
  /** Of the test event. */
  paths: readonly EventPath[]
  /** What the API says is wrong, of any field. */
  mistakes: readonly PlacedMistake[]
  /** What is not as it looks, by the name of a row. */
  hints?: ReadonlyMap<string, string> | undefined
  disabled?: boolean | undefined
}

/** The editor of a field of the action, by its type in the catalog. */
export function FieldEditor(props: FieldEditorProps) {
  return props.field.type === 'object' ? <ObjectField {...props} /> : <PlainField {...props} />
}
