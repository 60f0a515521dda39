import { List, Text } from '@mantine/core'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import type { PreviewQuestion } from './use-preview-question'

/** Says what keeps the test event from being sent, before the mapping is enabled with it or saved while it is. */
export function UnsendableDialog({ question }: { question: PreviewQuestion }) {
  const verb = question.saves ? 'Save' : 'Enable'
  return (
    <ConfirmDialog
      title={`${verb} what cannot be sent?`}
      opened={question.isOpen}
      onClose={question.close}
      confirmText={`${verb} it all the same`}
      cancelText="Go back"
      onConfirm={question.confirm}
    >
      <Text size="sm">With this mapping the test event cannot be sent, and neither can others like it:</Text>
      <List size="sm" style={{ overflowWrap: 'anywhere' }}>
        {question.errors.map(({ path, code, message }) => (
          <List.Item key={`${path} ${code} ${message}`}>{message}</List.Item>
        ))}
      </List>
    </ConfirmDialog>
  )
}
