import { ActionIcon, NativeSelect, Text, TextInput, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useId } from 'react'
import { useConfirmLoss } from './confirm-loss'
import type { EventPath } from './event-paths'
import type { Row, RowKind } from './field-draft'
import { PathPicker } from './path-picker'
import styles from './row-editor.module.css'
import { switchRow } from './switch-kind'
import { TemplateInput } from './template-input'

interface RowEditorProps {
  row: Row
  /** What a row is, such as "header 2". */
  of: string
  onChange: (row: Row) => void
  onRemove: () => void
  /** Of the test event. */
  paths: readonly EventPath[]
  mistake?: string | undefined
  /** What is not wrong, but not as it looks. */
  hint?: string | undefined
  disabled?: boolean | undefined
}

const KINDS: { value: RowKind; label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'path', label: 'Variable' },
  { value: 'template', label: 'Template' }
]

/** A variable that is not replaced, as only templates have variables. */
const hintOf = ({ kind, text }: Row) =>
  kind === 'text' && /\{\{.+?\}\}/.test(text)
    ? 'Sent as it is written. Choose Template to have variables replaced.'
    : undefined

function Value({ row, of, onChange, paths, mistake, disabled }: Omit<RowEditorProps, 'onRemove' | 'hint'>) {
  const label = `Value of ${of}`
  const change = (text: string) => onChange({ ...row, text })
  const isWrong = mistake !== undefined
  if (row.kind === 'path')
    return (
      <PathPicker
        aria-label={label}
        paths={paths}
        value={row.text}
        onChange={change}
        disabled={disabled}
        error={isWrong}
      />
    )
  if (row.kind === 'template')
    return (
      <TemplateInput
        label={label}
        paths={paths}
        value={row.text}
        onChange={change}
        disabled={disabled}
        error={isWrong}
      />
    )
  return (
    <TextInput
      aria-label={label}
      placeholder="Value"
      value={row.text}
      onChange={(typed) => change(typed.currentTarget.value)}
      disabled={disabled}
      error={isWrong}
      spellCheck={false}
    />
  )
}

/** One key with its value: a text, a value of the event, or a template. */
export function RowEditor(props: RowEditorProps) {
  const { row, of, onChange, onRemove, mistake, hint = hintOf(row), disabled } = props
  const said = useId()
  const { confirmLoss, lossDialog } = useConfirmLoss()
  const switchTo = (kind: RowKind) => {
    const { draft, isLost } = switchRow(row, kind)
    confirmLoss(isLost, `The value of ${of} is no path of a value in the event, and is left out.`, () =>
      onChange(draft)
    )
  }
  return (
    <div className={styles.row} role="group" aria-label={of} aria-describedby={said}>
      <TextInput
        className={styles.name}
        aria-label={`Name of ${of}`}
        placeholder="Name"
        value={row.name}
        onChange={(typed) => onChange({ ...row, name: typed.currentTarget.value })}
        disabled={disabled}
        error={mistake !== undefined}
        spellCheck={false}
      />
      <NativeSelect
        className={styles.kind}
        aria-label={`Kind of ${of}`}
        data={KINDS}
        value={row.kind}
        onChange={(chosen) =>
          switchTo(KINDS.find(({ value }) => value === chosen.currentTarget.value)?.value ?? 'text')
        }
        disabled={disabled}
      />
      <div className={styles.value}>
        <Value {...props} />
      </div>
      <Tooltip label="Remove">
        <ActionIcon
          className={styles.remove}
          variant="subtle"
          color="gray"
          size={36}
          aria-label={`Remove ${of}`}
          onClick={onRemove}
          disabled={disabled}
        >
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
      <div id={said} className={styles.said} aria-live="polite">
        {mistake !== undefined && (
          <Text size="xs" c="var(--mantine-color-error)">
            {mistake}
          </Text>
        )}
        {mistake === undefined && hint !== undefined && (
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        )}
      </div>
      {lossDialog}
    </div>
  )
}
