import { List } from '@mantine/core'
import { ApiError, sentenceOf } from '../../../api/api-error'
import { SaveBar } from '../../../ui/save-bar'
import { refusalInWords } from './refusal-in-words'
import type { useEventMappingEdits } from './use-event-mapping-edits'

/** Why they were not saved, also for the sake of event mappings that are not opened. */
function Refusal({ error, names }: { error: Error; names: readonly string[] }) {
  const mistakes = error instanceof ApiError ? error.mistakes : []
  return (
    <>
      {sentenceOf(error)}
      {mistakes.length > 0 && (
        <List size="sm" mt={4}>
          {mistakes.map((mistake) => (
            <List.Item key={mistake.path}>{refusalInWords(mistake, names)}</List.Item>
          ))}
        </List>
      )}
    </>
  )
}

function obstacleOf({ isStale, hasMistakes }: ReturnType<typeof useEventMappingEdits>): string | undefined {
  if (isStale) return 'Somebody else saved other event mappings. Discard yours to see them.'
  return hasMistakes ? 'Fill in what is missing, and correct what is marked.' : undefined
}

/** Saves what was edited, or throws it away. */
export function EventMappingsBar({ edits }: { edits: ReturnType<typeof useEventMappingEdits> }) {
  const { drafts, isEdited, saving, discard } = edits
  if (!isEdited) return null
  return (
    <SaveBar
      isChanged
      isSaving={saving.isPending}
      obstacle={obstacleOf(edits)}
      refusal={
        saving.error === null ? undefined : <Refusal error={saving.error} names={drafts.map(({ name }) => name)} />
      }
      saveText="Save event mappings"
      onSave={() => saving.mutate()}
      onDiscard={discard}
    />
  )
}
