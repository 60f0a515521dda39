import { Alert, Button, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconPlus, IconRestore } from '@tabler/icons-react'
import type { EventMapping, FieldRow as Row } from '../../sharing/event-mapping'
import { mistakesIn } from '../../sharing/event-mapping'
import type { JsonObject } from '../../sharing/json'
import type { MissingField } from '../../sharing/missing-fields'
import { FieldRow } from './field-row'
import classes from './share.module.css'

interface PayloadMappingProps {
  payload: JsonObject
  mapping: EventMapping
  missing: readonly MissingField[]
  /** Whether the criterion holds a name that is masked. */
  isNameMasked: boolean
  isEdited: boolean
  /** undefined brings the suggestion back. */
  onChange: (mapping: EventMapping | undefined) => void
}

/** The event mapping of one payload. */
export function PayloadMapping({ payload, mapping, missing, isNameMasked, isEdited, onChange }: PayloadMappingProps) {
  const mistakes = mistakesIn(mapping)
  const changeRows = (rows: readonly Row[]) => onChange({ ...mapping, rows })
  return (
    <Stack gap="md">
      {missing.length > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title="Movable Ink asks for more">
          <List size="sm">
            {missing.map(({ field, message, hint }) => (
              <List.Item key={field}>
                {message}
                {hint !== undefined && <Text size="sm">{hint}</Text>}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {isNameMasked && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title="The name of this event is masked, here too">
          As it stands, the match criterion does not match the event as it is sent. Keep the name in step 2, or write a
          criterion that all such names match.
        </Alert>
      )}
      <TextInput
        label="Name"
        maw={420}
        value={mapping.name}
        error={mistakes.name}
        onChange={(change) => onChange({ ...mapping, name: change.currentTarget.value })}
      />
      <TextInput
        label="Match criterion"
        description="In jq: which events this takes"
        value={mapping.match}
        error={mistakes.match}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
        onChange={(change) => onChange({ ...mapping, match: change.currentTarget.value })}
      />
      <Stack gap="xs" role="group" aria-label="Fields">
        <div className={`${classes.fieldRow} ${classes.fieldHead}`} aria-hidden>
          <span>Field</span>
          <span>Path, in jq</span>
          <span>In this payload</span>
        </div>
        {mapping.rows.map((row, index) => (
          <FieldRow
            // Rows have nothing but their place to be told apart by: their names are edited.
            key={index}
            row={row}
            number={index + 1}
            payload={payload}
            mistake={mistakes.rows[index]}
            onChange={(changed) => changeRows(mapping.rows.map((one, at) => (at === index ? changed : one)))}
            onRemove={() => changeRows(mapping.rows.filter((_, at) => at !== index))}
          />
        ))}
      </Stack>
      <Group justify="space-between">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} />}
          onClick={() => changeRows([...mapping.rows, { name: '', path: '' }])}
        >
          Add a field
        </Button>
        {isEdited && (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconRestore size={16} />}
            onClick={() => onChange(undefined)}
          >
            Back to the suggestion
          </Button>
        )}
      </Group>
    </Stack>
  )
}
