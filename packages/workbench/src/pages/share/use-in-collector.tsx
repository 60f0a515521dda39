import { Button, Modal, Radio, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconBolt } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { eventMappingsQuery, movableInkQuery, saveEventMappings } from '../../api/movable-ink'
import type { SharedEventMapping } from '../../sharing/event-mapping'
import { withShared } from '../../sharing/in-collector'
import { countOf } from '../../ui/counting'
import { Question } from '../../ui/question'

interface UseInCollectorProps {
  eventMappings: readonly SharedEventMapping[]
}

function Choice({ eventMappings, onDone }: UseInCollectorProps & { onDone: () => void }) {
  const [keeps, setKeeps] = useState('beside')
  const queries = useQueryClient()
  const there = useQuery(eventMappingsQuery)
  const saving = useMutation({
    mutationFn: ({ version, eventMappings: now }: NonNullable<typeof there.data>) =>
      saveEventMappings(withShared(keeps === 'beside' ? now : [], eventMappings), version),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['movable-ink'] })
      notifications.show({
        message: `The collector uses ${countOf(eventMappings.length, 'event mapping')} of this page.`
      })
      onDone()
    },
    // Another version may be there by now: a second try starts from it.
    onError: () => queries.invalidateQueries({ queryKey: eventMappingsQuery.queryKey })
  })
  const count = there.data?.eventMappings.length ?? 0
  return (
    <Question
      confirmText="Use them"
      isPending={saving.isPending}
      isIncomplete={there.data === undefined}
      error={saving.error ?? there.error}
      onConfirm={() => there.data !== undefined && saving.mutate(there.data)}
      onCancel={onDone}
    >
      <Radio.Group value={keeps} onChange={setKeeps} label="What is there already">
        <Stack gap="xs" mt="xs">
          <Radio
            value="beside"
            label={`Keep the ${countOf(count, 'event mapping')} there`}
            description="Those of the same name are replaced."
          />
          <Radio value="instead" label="Remove them" description="Only the event mappings of this page are used." />
        </Stack>
      </Radio.Group>
    </Question>
  )
}

/** Sets the event mappings up in the collector, where npm start brings one: as Movable Ink would do. */
export function UseInCollector({ eventMappings, isBlocked }: UseInCollectorProps & { isBlocked: boolean }) {
  const [isOpen, { open, close }] = useDisclosure()
  const movableInk = useQuery(movableInkQuery)
  if (movableInk.data?.embedded !== true) return null
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconBolt size={16} />}
        onClick={open}
        disabled={isBlocked || eventMappings.length === 0}
      >
        Use in the collector
      </Button>
      <Modal opened={isOpen} onClose={close} title="Use these event mappings in the collector on this machine">
        <Choice eventMappings={eventMappings} onDone={close} />
      </Modal>
    </>
  )
}
