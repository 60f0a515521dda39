import { Button, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { EventPath } from './event-paths'
import { draftMistakes } from './field-draft'
import type { Row, RowsDraft } from './field-draft'
import { RowEditor } from './row-editor'
import { idOfRow } from './row-ids'

interface RowsEditorProps {
  draft: RowsDraft
  /** What one row is, such as "header" or "key". */
  of: string
  onChange: (draft: RowsDraft) => void
  /** Of the test event. */
  paths: readonly EventPath[]
  /** What the API says of a row, by its name. */
  mistakes?: ReadonlyMap<string, string> | undefined
  /** What is not as it looks, by the name of the row. */
  hints?: ReadonlyMap<string, string> | undefined
  disabled?: boolean | undefined
}

/** Keys with values of their own. */
export function RowsEditor({ draft, of, onChange, paths, mistakes, hints, disabled }: RowsEditorProps) {
  const own = new Map(draftMistakes(draft).map(({ row, message }) => [row, message]))
  const change = (rows: readonly Row[]) => onChange({ ...draft, rows })
  return (
    <Stack gap="xs" align="stretch">
      {draft.rows.map((row, index) => (
        <RowEditor
          key={row.id}
          row={row}
          of={`${of} ${index + 1}`}
          paths={paths}
          disabled={disabled}
          mistake={own.get(row.id) ?? mistakes?.get(row.name.trim())}
          hint={hints?.get(row.name.trim())}
          onChange={(changed) => change(draft.rows.map((one) => (one.id === row.id ? changed : one)))}
          onRemove={() => change(draft.rows.filter(({ id }) => id !== row.id))}
        />
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} />}
        disabled={disabled}
        onClick={() => change([...draft.rows, { id: idOfRow(), name: '', kind: 'text', text: '' }])}
        style={{ alignSelf: 'flex-start' }}
      >
        Add {of}
      </Button>
    </Stack>
  )
}
