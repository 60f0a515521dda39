import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, sentenceOf } from '../../api/api-error'
import { sourceQuery, sourcesQuery } from '../../api/sources'
import type { Source } from '../../api/sources'

interface NameSourceProps {
  title: string
  saveText: string
  /** What it is called now. Default: nothing. */
  name?: string
  opened: boolean
  onClose: () => void
  save: (name: string) => Promise<Source>
  onSaved?: (source: Source) => void
}

/** Why a name was refused, for the field; other errors are told below it. */
const atName = (error: unknown) => (error instanceof ApiError ? error.mistakeAt('name') : undefined)

function NameForm({ saveText, name: old = '', onClose, save, onSaved }: NameSourceProps) {
  const [name, setName] = useState(old)
  const queries = useQueryClient()
  const saving = useMutation({
    mutationFn: () => save(name),
    onSuccess: async (source) => {
      queries.setQueryData(sourceQuery(source.id).queryKey, source)
      await queries.invalidateQueries({ queryKey: sourcesQuery.queryKey, exact: true })
      onClose()
      onSaved?.(source)
    }
  })
  const mistake = atName(saving.error)
  return (
    <form
      onSubmit={(submission) => {
        submission.preventDefault()
        saving.mutate()
      }}
    >
      <Stack>
        <TextInput
          label="Name"
          description="Such as the website or the app: only people read it."
          data-autofocus
          required
          maxLength={100}
          value={name}
          onChange={(change) => setName(change.currentTarget.value)}
          error={mistake}
        />
        {saving.isError && mistake === undefined && (
          <Alert color="red" role="alert">
            {sentenceOf(saving.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={name.trim() === '' || name === old}>
            {saveText}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Asks what a source is to be called. */
export function NameSource(props: NameSourceProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <NameForm {...props} />
    </Modal>
  )
}
