import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, sentenceOf } from '../../api/api-error'
import { changeMapping, mappingsChanged } from '../../api/mappings'
import type { Mapping } from '../../api/mappings'

interface RenameMappingProps {
  mapping: Mapping
  opened: boolean
  onClose: () => void
}

function NameForm({ mapping, onClose }: RenameMappingProps) {
  const [name, setName] = useState(mapping.name)
  const queries = useQueryClient()
  const renaming = useMutation({
    mutationFn: () => changeMapping(mapping.id, { name }),
    onSuccess: async () => {
      onClose()
      await mappingsChanged(queries)
    }
  })
  const { error } = renaming
  const mistake = error instanceof ApiError ? error.mistakeAt('name') : undefined
  return (
    <form
      onSubmit={(submission) => {
        submission.preventDefault()
        renaming.mutate()
      }}
    >
      <Stack>
        <TextInput
          label="Name"
          data-autofocus
          required
          maxLength={100}
          value={name}
          onChange={(change) => setName(change.currentTarget.value)}
          error={mistake}
        />
        {error !== null && mistake === undefined && (
          <Alert color="red" role="alert">
            {sentenceOf(error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={renaming.isPending} disabled={name.trim() === '' || name === mapping.name}>
            Rename
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Asks what a mapping is to be called. */
export function RenameMapping(props: RenameMappingProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`Rename ${props.mapping.name}`}>
      <NameForm {...props} />
    </Modal>
  )
}
