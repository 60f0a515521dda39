import { ActionIcon, Button, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { newField } from './draft'
import type { FieldDraft } from './draft'
import classes from './event-mappings.module.css'

const MOST_FIELDS = 50
const MONOSPACE = { input: { fontFamily: 'var(--mantine-font-family-monospace)' } }

interface FieldRowsProps {
  fields: FieldDraft[]
  mistakeOf: (field: FieldDraft) => { name: string | undefined; path: string | undefined }
  /** Told of what somebody types into, or leaves. */
  onTouch: (field: FieldDraft, part: 'name' | 'path') => void
  onChange: (fields: FieldDraft[]) => void
}

/** What is kept of an event: each field of Movable Ink with the path to its value. */
export function FieldRows({ fields, mistakeOf, onTouch, onChange }: FieldRowsProps) {
  const change = (changed: FieldDraft, part: 'name' | 'path', text: string) => {
    onTouch(changed, part)
    onChange(fields.map((field) => (field.key === changed.key ? { ...field, [part]: text } : field)))
  }
  return (
    <Stack gap="xs" role="group" aria-label="Fields that are kept">
      <div className={classes.field} aria-hidden>
        <Text size="sm" fw={500}>
          Movable Ink field
        </Text>
        <Text size="sm" fw={500}>
          Path in the event
        </Text>
      </div>
      {fields.map((field, index) => {
        const mistakes = mistakeOf(field)
        return (
          <div key={field.key} className={classes.field}>
            <TextInput
              aria-label={`Field ${index + 1}, Movable Ink field`}
              value={field.name}
              maxLength={100}
              error={mistakes.name}
              spellCheck={false}
              autoFocus={field.name === '' && field.path === ''}
              onBlur={() => onTouch(field, 'name')}
              onChange={({ currentTarget }) => change(field, 'name', currentTarget.value)}
            />
            <TextInput
              aria-label={`Field ${index + 1}, path in the event`}
              value={field.path}
              maxLength={2000}
              styles={MONOSPACE}
              error={mistakes.path}
              spellCheck={false}
              onBlur={() => onTouch(field, 'path')}
              onChange={({ currentTarget }) => change(field, 'path', currentTarget.value)}
            />
            <Tooltip label="Remove this field">
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`Remove field ${index + 1}${field.name === '' ? '' : `, ${field.name}`}`}
                onClick={() => onChange(fields.filter(({ key }) => key !== field.key))}
              >
                <IconX size={16} />
              </ActionIcon>
            </Tooltip>
          </div>
        )
      })}
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconPlus size={14} />}
        disabled={fields.length >= MOST_FIELDS}
        onClick={() => onChange([...fields, newField()])}
        style={{ alignSelf: 'flex-start' }}
      >
        Add field
      </Button>
    </Stack>
  )
}
