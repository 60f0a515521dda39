import { Button, Group, Modal, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'

interface UnsavedGuardProps {
  /** Whether there is something that is not saved. */
  isEdited: boolean
  /** What it is, such as "the settings". */
  what: string
}

/** Asks before a page is left on which something is not saved. What only changes the query of the address leaves nothing. */
export function UnsavedGuard({ isEdited, what }: UnsavedGuardProps) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isEdited && currentLocation.pathname !== nextLocation.pathname
  )
  useEffect(() => {
    if (!isEdited) return
    // The browser asks in words of its own.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isEdited])
  return (
    <Modal
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      title="Leave without saving?"
      styles={{ title: { fontWeight: 650 } }}
    >
      <Text>What you changed in {what} is not saved, and would be lost.</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" data-autofocus onClick={() => blocker.reset?.()}>
          Stay
        </Button>
        <Button color="red" onClick={() => blocker.proceed?.()}>
          Leave
        </Button>
      </Group>
    </Modal>
  )
}
