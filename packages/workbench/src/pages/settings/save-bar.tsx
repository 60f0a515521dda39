import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { sentenceOf } from '../../api/api-error'

interface SaveBarProps {
  isSaving: boolean
  error: Error | null
  onDiscard: () => void
}

/** Stays in sight at the bottom while something is not saved. */
export function SaveBar({ isSaving, error, onDiscard }: SaveBarProps) {
  return (
    <Paper withBorder shadow="md" p="sm" pos="sticky" bottom={16} style={{ zIndex: 2 }}>
      <Stack gap="sm">
        {error !== null && (
          <Alert color="red" role="alert">
            {sentenceOf(error)}
          </Alert>
        )}
        <Group justify="space-between" gap="sm">
          <Text fw={500} size="sm">
            Unsaved changes
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={onDiscard} disabled={isSaving}>
              Discard
            </Button>
            <Button type="submit" loading={isSaving}>
              Save
            </Button>
          </Group>
        </Group>
      </Stack>
    </Paper>
  )
}
