import { Alert, Button, Group, Paper, Text } from '@mantine/core'
import { IconCircleCheck, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './save-bar.module.css'

interface SaveBarProps {
  isChanged: boolean
  isSaving: boolean
  /** Why it cannot be saved yet. */
  obstacle?: string | undefined
  /** Why the last save was refused. */
  refusal?: ReactNode
  /** Default: "Save". */
  saveText?: string
  /** Without it the form that the bar stands in is submitted. */
  onSave?: () => void
  onDiscard: () => void
  /** Another way to save it. */
  children?: ReactNode
}

/** So that three buttons fit beside each other where it is narrow. */
export const BAR_PADDING = { base: 'sm', sm: 'md' }

/** Stays in view, and says whether there is something to save. */
export function SaveBar(props: SaveBarProps) {
  const { isChanged, isSaving, obstacle, refusal, saveText = 'Save', onSave, onDiscard, children } = props
  const Sign = isChanged ? IconPencil : IconCircleCheck
  const isIncomplete = isChanged && obstacle !== undefined
  return (
    <Paper withBorder shadow="md" className={styles.bar} role="region" aria-label="Save">
      {refusal !== undefined && (
        <Alert color="red" mb="sm" role="alert" style={{ overflowWrap: 'anywhere' }}>
          {refusal}
        </Alert>
      )}
      <Group justify="space-between" gap="sm">
        <Group gap="xs" flex={1} miw={150} wrap="nowrap" aria-live="polite">
          <Sign size={18} aria-hidden style={{ flex: 'none' }} />
          <div>
            <Text size="sm" fw={500}>
              {isChanged ? 'Unsaved changes' : 'All changes are saved'}
            </Text>
            {isIncomplete && (
              <Text size="sm" c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>
                {obstacle}
              </Text>
            )}
          </div>
        </Group>
        <Group gap="xs" wrap="nowrap">
          <Button variant="subtle" color="gray" px={BAR_PADDING} onClick={onDiscard} disabled={!isChanged || isSaving}>
            Discard
          </Button>
          {children}
          <Button
            type={onSave === undefined ? 'submit' : 'button'}
            px={BAR_PADDING}
            onClick={onSave}
            disabled={!isChanged || isIncomplete}
            loading={isSaving}
          >
            {saveText}
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}
