import { Modal } from '@mantine/core'
import { Question } from './question'
import type { QuestionProps } from './question'

interface ConfirmDialogProps extends Omit<QuestionProps, 'onCancel'> {
  title: string
  opened: boolean
  onClose: () => void
}

/** Asks before something is done. */
export function ConfirmDialog({ title, opened, onClose, ...question }: ConfirmDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Question {...question} onCancel={onClose} />
    </Modal>
  )
}
