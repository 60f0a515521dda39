import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiError, sentenceOf } from '../../api/api-error'
import { destinationsQuery } from '../../api/destinations'
import { deleteSource, sourcesQuery } from '../../api/sources'
import type { Source } from '../../api/sources'

interface DeleteSourceProps {
  source: Source
  opened: boolean
  onClose: () => void
}

const listInWords = new Intl.ListFormat('en')

function Deletion({ source, onClose }: DeleteSourceProps) {
  const queries = useQueryClient()
  const destinations = useQuery(destinationsQuery)
  const deleting = useMutation({
    mutationFn: (force: boolean) => deleteSource(source.id, force),
    onSuccess: async () => {
      onClose()
      await Promise.all([
        queries.invalidateQueries({ queryKey: sourcesQuery.queryKey, exact: true }),
        queries.invalidateQueries({ queryKey: destinationsQuery.queryKey })
      ])
      queries.removeQueries({ queryKey: [...sourcesQuery.queryKey, source.id] })
    }
  })
  const { error } = deleting
  const isPending = error instanceof ApiError && error.code === 'PENDING_DELIVERIES'
  const going = (destinations.data ?? []).filter(({ sourceId }) => sourceId === source.id).map(({ name }) => name)
  return (
    <Stack>
      <Text>
        Its events and their deliveries go with it, and SDKs that send with its write key are refused from then on.
      </Text>
      {going.length > 0 && (
        <Text>
          So {going.length === 1 ? 'does its destination' : 'do its destinations'}{' '}
          <strong>{listInWords.format(going)}</strong>, with settings and mappings.
        </Text>
      )}
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
          {isPending ? 'Delete all the same' : 'Delete source'}
        </Button>
      </Group>
    </Stack>
  )
}

/** Asks whether a source is to be deleted, and once more when deliveries would be lost. */
export function DeleteSource(props: DeleteSourceProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`Delete ${props.source.name}?`}>
      <Deletion {...props} />
    </Modal>
  )
}
