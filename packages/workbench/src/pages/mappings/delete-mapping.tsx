import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError, sentenceOf } from '../../api/api-error'
import { deleteMapping, mappingsChanged } from '../../api/mappings'
import type { Mapping } from '../../api/mappings'

interface DeleteMappingProps {
  mapping: Mapping
  opened: boolean
  onClose: () => void
}

function Deletion({ mapping, onClose }: DeleteMappingProps) {
  const queries = useQueryClient()
  const deleting = useMutation({
    mutationFn: (force: boolean) => deleteMapping(mapping.id, force),
    onSuccess: async () => {
      onClose()
      await mappingsChanged(queries)
    }
  })
  const { error } = deleting
  const isPending = error instanceof ApiError && error.code === 'PENDING_DELIVERIES'
  return (
    <Stack>
      <Text>
        {mapping.enabled
          ? 'Events that only this mapping matches are not sent any more.'
          : 'It is disabled, so that nothing goes through it now.'}{' '}
        Deliveries that are over stay in Event Delivery.
      </Text>
      {error !== null && (
        <Alert
          color={isPending ? 'yellow' : 'red'}
          role="alert"
          title={isPending ? 'Not everything is sent' : undefined}
        >
          {sentenceOf(error)}
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button color="red" loading={deleting.isPending} onClick={() => deleting.mutate(isPending)}>
          {isPending ? 'Delete all the same' : 'Delete mapping'}
        </Button>
      </Group>
    </Stack>
  )
}

/** Asks whether a mapping is to be deleted, and once more when deliveries would be lost. */
export function DeleteMapping(props: DeleteMappingProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`Delete ${props.mapping.name}?`}>
      <Deletion {...props} />
    </Modal>
  )
}
