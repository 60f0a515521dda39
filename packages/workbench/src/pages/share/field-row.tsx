import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { FieldRow as Row } from '../../sharing/event-mapping'
import type { JsonObject } from '../../sharing/json'
import { resultOfPath } from '../../sharing/jq-path'
import classes from './share.module.css'

function foundText(payload: JsonObject, path: string): string {
  if (path.trim() === '') return ''
  const result = resultOfPath(payload, path)
  if (result.found === 'nothing') return 'Not in this payload'
  return result.found === 'unknown' ? 'More than a plain path: not tried here' : JSON.stringify(result.value)
}

const MONOSPACE = { input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }

interface FieldRowProps {
  row: Row
  /** Counted from 1. */
  number: number
  payload: JsonObject
  mistake: string | undefined
  onChange: (row: Row) => void
  onRemove: () => void
}

/** A field of Movable Ink, where it comes from, and what that is in the payload. */
export function FieldRow({ row, number, payload, mistake, onChange, onRemove }: FieldRowProps) {
  return (
    <div className={classes.fieldRow}>
      <TextInput
        aria-label={`Field ${number}`}
        placeholder="Field"
        value={row.name}
        error={mistake}
        spellCheck={false}
        styles={MONOSPACE}
        onChange={(change) => onChange({ ...row, name: change.currentTarget.value })}
      />
      <TextInput
        aria-label={`Path of field ${number}`}
        className={classes.wide}
        placeholder=".properties.product_id"
        value={row.path}
        spellCheck={false}
        styles={MONOSPACE}
        onChange={(change) => onChange({ ...row, path: change.currentTarget.value })}
      />
      <div className={`${classes.code} ${classes.before} ${classes.found} ${classes.wide}`}>
        {foundText(payload, row.path)}
      </div>
      <Tooltip label="Remove">
        <ActionIcon
          className={classes.remove}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Remove ${row.name || `field ${number}`}`}
          onClick={onRemove}
        >
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
