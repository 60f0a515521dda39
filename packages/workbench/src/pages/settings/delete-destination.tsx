import { Button, Card, Group, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { deleteDestination } from '../../api/destinations'
import type { Destination } from '../../api/destinations'
import { DeleteDialog } from '../../ui/delete-dialog'

interface DeleteDestinationProps {
  destination: Pick<Destination, 'id' | 'name'>
  /** Before the page is left. What is not saved is lost with the destination: there must be nothing to ask for then. */
  onDeleted: () => void
}

/** Deletes a destination, once its name is typed. */
export function DeleteDestination({ destination: { id, name }, onDeleted }: DeleteDestinationProps) {
  const [isOpen, { open, close }] = useDisclosure()
  const queries = useQueryClient()
  const navigate = useNavigate()
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
        <Button variant="default" c="var(--mantine-color-error)" onClick={open}>
          Delete destination
        </Button>
      </Group>
      <DeleteDialog
        kind="destination"
        name={name}
        isNameTyped
        opened={isOpen}
        onClose={close}
        remove={(force) => deleteDestination(id, force)}
        onDeleted={async () => {
          onDeleted()
          await navigate('/destinations')
          queries.removeQueries({ queryKey: ['destinations', id] })
          notifications.show({ message: `${name} is deleted.` })
          await queries.invalidateQueries({ queryKey: ['destinations'] })
        }}
      >
        Its settings, its mappings and what is known of its deliveries are deleted with it.
      </DeleteDialog>
    </Card>
  )
}
