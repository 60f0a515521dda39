import { Alert, Button, Divider, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../api/api-error'
import { changeDestination, destinationQuery } from '../../api/destinations'
import type { Destination } from '../../api/destinations'
import { movableInkCredentials, movableInkQuery } from '../../api/movable-ink'
import { sendsToCollector } from '../../checklist/collector-facts'
import { ConfirmDialog } from '../../ui/confirm-dialog'

interface UseCollectorProps {
  destination: Destination
  /** Given what it was and what it is now. */
  onChanged: (before: Destination, after: Destination) => void
}

/** Saves the three settings of the collector at once: they are never in the page, nor in what it remembers. */
async function takeOver(destinationId: string): Promise<Destination> {
  const { url, username, accessSecret } = await movableInkCredentials()
  return changeDestination(destinationId, { settings: { username, password: accessSecret, movable_ink_url: url } })
}

/** Sets a destination up for the collector on this machine, where there is one. */
export function UseCollector({ destination, onChanged }: UseCollectorProps) {
  const movableInk = useQuery({ ...movableInkQuery, refetchInterval: false })
  const [isAsking, setAsking] = useState(false)
  const queries = useQueryClient()
  const taking = useMutation({
    mutationFn: () => takeOver(destination.id),
    onSuccess: async (after) => {
      onChanged(destination, after)
      queries.setQueryData(destinationQuery(destination.id).queryKey, after)
      setAsking(false)
      notifications.show({ message: 'The settings are those of the collector on this machine.' })
      await queries.invalidateQueries({ queryKey: ['destinations'] })
    }
  })
  if (movableInk.data?.embedded !== true) return null
  const isUsed = sendsToCollector(destination, movableInk.data)
  const areSet = Object.values(destination.settings).some(({ isSet }) => isSet)
  return (
    <Stack gap="sm">
      <Divider mb="xs" />
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          {isUsed
            ? 'It sends to the collector on this machine, which plays Movable Ink.'
            : 'A collector on this machine plays Movable Ink.'}
        </Text>
        <Button
          variant="default"
          size="xs"
          loading={taking.isPending && !isAsking}
          onClick={() => (areSet ? setAsking(true) : taking.mutate())}
        >
          Use the collector on this machine
        </Button>
      </Group>
      {!isAsking && taking.isError && (
        <Alert color="red" role="alert">
          {sentenceOf(taking.error)}
        </Alert>
      )}
      <ConfirmDialog
        title="Use the collector on this machine?"
        opened={isAsking}
        onClose={() => setAsking(false)}
        confirmText="Replace the settings"
        isPending={taking.isPending}
        error={taking.error}
        onConfirm={() => taking.mutate()}
      >
        <Text>
          Its URL, user name and access secret replace the settings that are saved now, at once. Note those down first
          if they are needed again: they cannot be read here.
        </Text>
      </ConfirmDialog>
    </Stack>
  )
}
