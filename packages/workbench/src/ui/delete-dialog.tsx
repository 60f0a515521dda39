import { Alert, Modal, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { ApiError } from '../api/api-error'
import type { PendingDeliveries } from '../api/api-error'
import { Question } from './question'
import { waitingInWords } from './waiting-deliveries'

interface DeleteDialogProps {
  /** What it is, such as "mapping". */
  kind: string
  name: string
  /** What goes with it. */
  children: ReactNode
  opened: boolean
  onClose: () => void
  /** Asks the API; `force` loses the deliveries that are not over. */
  remove: (force: boolean) => Promise<unknown>
  onDeleted: () => Promise<unknown>
  /** Whether its name must be typed first. Default: false. */
  isNameTyped?: boolean
}

const pendingOf = (error: unknown) => (error instanceof ApiError ? error.pendingDeliveries : undefined)

function Deletion(props: DeleteDialogProps) {
  const { kind, name, children, onClose, remove, onDeleted, isNameTyped = false } = props
  const [typed, setTyped] = useState('')
  const [pending, setPending] = useState<PendingDeliveries>()
  const deleting = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      onClose()
      await onDeleted()
    },
    onError: (error) => setPending((before) => pendingOf(error) ?? before)
  })
  return (
    <Question
      isDangerous
      confirmText={pending === undefined ? `Delete ${kind}` : 'Delete all the same'}
      isPending={deleting.isPending}
      isIncomplete={isNameTyped && typed.trim() !== name}
      error={pendingOf(deleting.error) === undefined ? deleting.error : undefined}
      onConfirm={() => deleting.mutate(pending !== undefined)}
      onCancel={onClose}
    >
      <Text component="div">{children}</Text>
      {isNameTyped && (
        <TextInput
          label={`Type ${name} to confirm`}
          autoComplete="off"
          data-autofocus
          value={typed}
          onChange={(change) => setTyped(change.currentTarget.value)}
        />
      )}
      {pending !== undefined && (
        <Alert color="yellow" role="alert" title="Not everything is sent">
          {waitingInWords(pending, kind)}
        </Alert>
      )}
    </Question>
  )
}

/** Asks whether something is to be deleted, and once more when deliveries would be lost. */
export function DeleteDialog(props: DeleteDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`Delete ${props.name}?`}>
      <Deletion {...props} />
    </Modal>
  )
}
