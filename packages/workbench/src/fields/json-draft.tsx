import { JsonEditor } from '../ui/json/json-view'
import type { FieldDraft } from './field-draft'

interface JsonDraftProps {
  /** Of the field. */
  label: string
  text: string
  onChange: (draft: FieldDraft) => void
  disabled?: boolean | undefined
}

/** A field as JSON, in which mapping directives stand for values of the event. */
export function JsonDraft({ label, text, onChange, disabled = false }: JsonDraftProps) {
  return (
    <JsonEditor
      label={`${label} as JSON`}
      value={text}
      minHeight="160px"
      maxHeight="420px"
      {...(disabled ? {} : { onChange: (changed: string) => onChange({ kind: 'json', text: changed }) })}
    />
  )
}
