import { Button, Drawer, Text } from '@mantine/core'
import { IconStethoscope } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useSearchParams } from 'react-router'
import { destinationQuery } from '../api/destinations'
import { Loaded } from '../ui/loaded'
import { Checklist } from './checklist'

const PARAMETER = 'why'

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

export interface WhyButtonProps {
  destinationId: string
  /** Of the destination, for the name of the button where a page has several. */
  of?: string
  size?: string
}

/** Opens the checklist of a destination. The address says that it is open: `?why=` and the destination's id, or `?why` on a page of its own. */
export function WhyButton({ destinationId, of, size = 'sm' }: WhyButtonProps) {
  const [parameters, setParameters] = useSearchParams()
  const { pathname } = useLocation()
  const asked = parameters.get(PARAMETER)
  // On a page of one destination there is no need to name it.
  const isOpen = asked === destinationId || (asked === '' && pathname.includes(destinationId))
  function show(isShown: boolean) {
    setParameters(
      (before) => {
        const after = new URLSearchParams(before)
        if (isShown) after.set(PARAMETER, destinationId)
        else after.delete(PARAMETER)
        return after
      },
      { replace: !isShown, preventScrollReset: true }
    )
  }
  return (
    <>
      <Button
        variant="default"
        size={size}
        leftSection={<IconStethoscope size={16} stroke={1.7} />}
        aria-label={of === undefined ? undefined : `Why is nothing flowing to ${of}?`}
        onClick={() => show(true)}
      >
        Why is nothing flowing?
      </Button>
      <Drawer
        opened={isOpen}
        onClose={() => show(false)}
        position="right"
        size="lg"
        title="Why is nothing flowing?"
        styles={{ title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } }}
      >
        <Answer destinationId={destinationId} />
      </Drawer>
    </>
  )
}
