import { Alert, Button, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { sentenceOf } from '../api/api-error'

export interface QuestionProps {
  children: ReactNode
  confirmText: string
  /** Default: "Cancel". */
  cancelText?: string
  /** Whether something is lost by it. */
  isDangerous?: boolean
  /** Whether it is confirmed, and under way. */
  isPending?: boolean
  /** Whether something is to be filled in first. */
  isIncomplete?: boolean
  /** Why it could not be done. */
  error?: unknown
  onConfirm: () => void
  onCancel: () => void
}

/** What stands in a dialog that asks something. Cancel has the focus, unless a field in it takes it. */
export function Question(props: QuestionProps) {
  const { children, confirmText, cancelText = 'Cancel', isDangerous = false, error, onConfirm, onCancel } = props
  return (
    <form
      onSubmit={(submission) => {
        submission.preventDefault()
        // For React it stands within the form whose page opened the dialog, which is not what is submitted.
        submission.stopPropagation()
        onConfirm()
      }}
    >
      <Stack>
        {children}
        {error !== undefined && error !== null && (
          <Alert color="red" role="alert">
            {sentenceOf(error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onCancel}>
            {cancelText}
          </Button>
          <Button
            type="submit"
            {...(isDangerous ? { color: 'red' } : {})}
            loading={props.isPending === true}
            disabled={props.isIncomplete === true}
          >
            {confirmText}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
