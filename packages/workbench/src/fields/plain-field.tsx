import { NumberInput, Stack, Switch, Text, TextInput } from '@mantine/core'
import { draftMistakes } from './field-draft'
import type { FieldEditorProps } from './field-editor'
import { mistakesWithin, wordsAt } from './field-mistakes'
import { JsonDraft } from './json-draft'

/** The editor of a field that holds a number, a text, or true or false. What is none of them is shown as JSON. */
export function PlainField({ field, draft, onChange, mistakes, disabled = false }: FieldEditorProps) {
  const { key, label, description, type } = field
  const place = `fields.${key}`
  const [own] = draftMistakes(draft)
  const [first] = mistakesWithin(mistakes, place)
  const error = own?.message ?? (first === undefined ? undefined : wordsAt(first, place))
  if (draft.kind === 'json' || field.multiple) {
    return (
      <Stack gap="xs">
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <JsonDraft
          label={label}
          text={draft.kind === 'json' ? draft.text : ''}
          onChange={onChange}
          disabled={disabled}
        />
        {error !== undefined && (
          <Text size="sm" c="var(--mantine-color-error)">
            {error}
          </Text>
        )}
      </Stack>
    )
  }
  const value = draft.kind === 'plain' ? draft.value : field.default
  const change = (changed: string | number | boolean) =>
    onChange(changed === '' ? { kind: 'nothing' } : { kind: 'plain', value: changed })
  if (type === 'boolean') {
    return (
      <Switch
        label={label}
        description={description}
        error={error}
        checked={value === true}
        onChange={(switched) => change(switched.currentTarget.checked)}
        disabled={disabled}
      />
    )
  }
  if (type === 'number') {
    return (
      <NumberInput
        label={label}
        description={description}
        error={error}
        value={typeof value === 'number' ? value : ''}
        onChange={change}
        disabled={disabled}
        {...(field.minimum === undefined ? {} : { min: field.minimum })}
        {...(field.maximum === undefined ? {} : { max: field.maximum })}
      />
    )
  }
  return (
    <TextInput
      label={label}
      description={description}
      error={error}
      value={typeof value === 'string' ? value : ''}
      onChange={(typed) => change(typed.currentTarget.value)}
      disabled={disabled}
    />
  )
}
