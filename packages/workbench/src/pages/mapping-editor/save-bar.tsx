import { Button, Group, Paper, Text } from '@mantine/core'
import { IconCircleCheck, IconPencil } from '@tabler/icons-react'
import styles from './mapping-editor.module.css'

interface SaveBarProps {
  isChanged: boolean
  isEnabled: boolean
  isSaving: boolean
  /** Why it cannot be saved yet. */
  obstacle: string | undefined
  /** Why the last save was refused. */
  refusal: string | undefined
  onSave: () => void
  onSaveAndEnable: () => void
  onDiscard: () => void
}

/** So that three buttons fit beside each other where it is narrow. */
const PADDING = { base: 'sm', sm: 'md' }

/** Stays in view, and says whether there is something to save. */
export function SaveBar(props: SaveBarProps) {
  const { isChanged, isEnabled, isSaving, obstacle, refusal, onSave, onSaveAndEnable, onDiscard } = props
  const Sign = isChanged ? IconPencil : IconCircleCheck
  const wrong = refusal ?? (isChanged ? obstacle : undefined)
  const cannotSave = !isChanged || obstacle !== undefined
  return (
    <Paper withBorder shadow="md" className={styles.bar} role="region" aria-label="Save">
      <Group justify="space-between" gap="sm">
        <Group gap="xs" flex={1} miw={180} wrap="nowrap" aria-live="polite">
          <Sign size={18} aria-hidden style={{ flex: 'none' }} />
          <div>
            <Text size="sm" fw={500}>
              {isChanged ? 'Unsaved changes' : 'All changes are saved'}
            </Text>
            {wrong !== undefined && (
              <Text size="sm" c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>
                {wrong}
              </Text>
            )}
          </div>
        </Group>
        <Group gap="xs" wrap="nowrap">
          <Button variant="subtle" color="gray" px={PADDING} onClick={onDiscard} disabled={!isChanged || isSaving}>
            Discard
          </Button>
          {!isEnabled && (
            <Button
              variant="default"
              px={PADDING}
              onClick={onSaveAndEnable}
              disabled={obstacle !== undefined || isSaving}
            >
              {isChanged ? 'Save and enable' : 'Enable'}
            </Button>
          )}
          <Button px={PADDING} onClick={onSave} disabled={cannotSave} loading={isSaving}>
            Save
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}
