import { Text } from '@mantine/core'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { ConfirmDialog } from './confirm-dialog'
import { holdUpLeaving } from './leaving'

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
    if (isEdited) return holdUpLeaving()
  }, [isEdited])
  return (
    <ConfirmDialog
      title="Leave without saving?"
      opened={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      isDangerous
      confirmText="Leave"
      cancelText="Stay"
      onConfirm={() => blocker.proceed?.()}
    >
      <Text>What you changed in {what} is not saved, and would be lost.</Text>
    </ConfirmDialog>
  )
}
