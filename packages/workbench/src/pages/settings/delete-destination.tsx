import { Alert, Button, Card, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ApiError, sentenceOf } from '../../api/api-error'
import { deleteDestination } from '../../api/destinations'
import type { Destination } from '../../api/destinations'

interface DeleteDestinationProps {
  destination: Pick<Destination, 'id' | 'name'>
  /** Before the page is left. What is not saved is lost with the destination: there must be nothing to ask for then. */
  onDeleted: () => void
}

function Confirmation({ destination, onDeleted, onClose }: DeleteDestinationProps & { onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const deleting = useMutation({
    mutationFn: (force: boolean) => deleteDestination(destination.id, force),
    onSuccess: async () => {
      onDeleted()
      await navigate('/destinations')
      queries.removeQueries({ queryKey: ['destinations', destination.id] })
      notifications.show({ message: `${destination.name} is deleted.` })
      await queries.invalidateQueries({ queryKey: ['destinations'] })
    }
  })
  const isPending = deleting.error instanceof ApiError && deleting.error.code === 'PENDING_DELIVERIES'
  return (
    <form
      onSubmit={(submission) => {
        submission.preventDefault()
        deleting.mutate(isPending)
      }}
    >
      <Stack>
        <Text>Its settings, its mappings and what is known of its deliveries are deleted with it.</Text>
        <TextInput
          label={`Type ${destination.name} to confirm`}
          autoComplete="off"
          data-autofocus
          value={typed}
          onChange={(change) => setTyped(change.currentTarget.value)}
        />
        {deleting.isError && (
          <Alert color="red" role="alert">
            {sentenceOf(deleting.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="red" loading={deleting.isPending} disabled={typed.trim() !== destination.name}>
            {isPending ? 'Delete it and lose its deliveries' : 'Delete destination'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Deletes a destination, once its name is typed. */
export function DeleteDestination(props: DeleteDestinationProps) {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <Card withBorder padding="lg" component="section">
      <Group justify="space-between">
        <div>
          <Title order={2} size="h4">
            Delete destination
          </Title>
          <Text size="sm" c="dimmed">
            With its mappings. This cannot be undone.
          </Text>
        </div>
        <Button variant="default" c="var(--mantine-color-error)" onClick={() => setOpen(true)}>
          Delete destination
        </Button>
      </Group>
      <Modal
        opened={isOpen}
        onClose={close}
        title={`Delete ${props.destination.name}?`}
        styles={{ title: { fontWeight: 650 } }}
      >
        <Confirmation {...props} onClose={close} />
      </Modal>
    </Card>
  )
}
