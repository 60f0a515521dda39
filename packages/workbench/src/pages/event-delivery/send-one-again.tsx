import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sentenceOf } from '../../api/api-error'
import { sendOneAgain } from '../../api/deliveries'
import type { Delivery } from '../../api/deliveries'

/** Sends a delivery again that is over and was not delivered, and says what that does. */
export function SendOneAgain({ delivery: { id, destinationId, mappingId } }: { delivery: Delivery }) {
  const queries = useQueryClient()
  const sending = useMutation({
    mutationFn: () => sendOneAgain(id),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['deliveries', id] }),
        queries.invalidateQueries({ queryKey: ['destinations', destinationId] })
      ])
  })
  if (mappingId === null) {
    return (
      <Text size="sm" c="dimmed">
        Its mapping was deleted, so that it cannot be sent again.
      </Text>
    )
  }
  return (
    <Stack gap="xs" align="flex-start">
      <Button leftSection={<IconSend size={16} />} loading={sending.isPending} onClick={() => sending.mutate()}>
        Send again
      </Button>
      <Text size="sm" c="dimmed">
        It starts anew, with the mapping and the settings as they are now. Movable Ink may get the event twice if an
        earlier attempt reached it after all.
      </Text>
      {sending.isError && (
        <Alert color="red" role="alert">
          {sentenceOf(sending.error)}
        </Alert>
      )}
    </Stack>
  )
}
