import { Drawer, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { destinationQuery } from '../api/destinations'
import { Loaded } from '../ui/loaded'
import { Checklist } from './checklist'
import { useWhy } from './use-why'

function Answer({ destinationId }: { destinationId: string }) {
  const destination = useQuery(destinationQuery(destinationId))
  return (
    <Loaded query={destination}>
      {(loaded) => (
        <>
          <Text c="dimmed" size="sm" mb="md">
            What an event passes on its way to {loaded.name}, in this order.
          </Text>
          <Checklist destination={loaded} />
        </>
      )}
    </Loaded>
  )
}

/** The checklist of a destination, while the address says that it is open. */
export function WhyDrawer({ destinationId }: { destinationId: string }) {
  const { isOpen, close } = useWhy(destinationId)
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      position="right"
      size="lg"
      title="Why is nothing flowing?"
      styles={{ title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } }}
    >
      <Answer destinationId={destinationId} />
    </Drawer>
  )
}
