import { Button, Group, Modal, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'

function askBeforeUnload(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

/** Asks before unsaved changes are lost: on another page of the workbench, and when the tab is closed or loaded again. */
export function UnsavedGuard({ isChanged }: { isChanged: boolean }) {
  // Another query of the same page loses nothing.
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isChanged && currentLocation.pathname !== nextLocation.pathname
  )
  useEffect(() => {
    if (!isChanged) return undefined
    window.addEventListener('beforeunload', askBeforeUnload)
    return () => window.removeEventListener('beforeunload', askBeforeUnload)
  }, [isChanged])
  const isAsking = blocker.state === 'blocked'
  return (
    <Modal opened={isAsking} onClose={() => blocker.reset?.()} title="Leave without saving?">
      <Text size="sm">What you changed in this mapping is not saved, and is lost when you leave.</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={() => blocker.reset?.()} data-autofocus>
          Stay
        </Button>
        <Button color="red" onClick={() => blocker.proceed?.()}>
          Leave
        </Button>
      </Group>
    </Modal>
  )
}
