import { Alert, Button, Group, List, Paper, Text } from '@mantine/core'
import { ApiError, sentenceOf } from '../../../api/api-error'
import classes from './event-mappings.module.css'
import { refusalInWords } from './refusal-in-words'
import type { useEventMappingEdits } from './use-event-mapping-edits'

/** Why it was not saved, also of event mappings that are not opened. */
function Refusal({ error, names }: { error: Error; names: readonly string[] }) {
  const mistakes = error instanceof ApiError ? error.mistakes : []
  return (
    <Alert color="red" mb="sm" role="alert">
      {sentenceOf(error)}
      {mistakes.length > 0 && (
        <List size="sm" mt={4}>
          {mistakes.map((mistake) => (
            <List.Item key={mistake.path}>{refusalInWords(mistake, names)}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  )
}

/** Saves what was edited, or throws it away. */
export function SaveBar({ edits }: { edits: ReturnType<typeof useEventMappingEdits> }) {
  const { drafts, isEdited, saving, hasMistakes, isStale, discard } = edits
  if (!isEdited) return null
  return (
    <Paper withBorder shadow="md" p="sm" className={classes.bar}>
      {saving.error !== null && <Refusal error={saving.error} names={drafts.map(({ name }) => name)} />}
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {isStale ? 'Somebody else saved other event mappings. Discard yours to see them.' : 'Not saved yet'}
        </Text>
        <Group gap="xs">
          <Button variant="default" disabled={saving.isPending} onClick={discard}>
            Discard
          </Button>
          <Button disabled={hasMistakes || isStale} loading={saving.isPending} onClick={() => saving.mutate()}>
            Save event mappings
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}
