import { List, Text } from '@mantine/core'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import type { PreviewQuestion } from './use-preview-question'

/** Says what keeps the test event from being sent, before the mapping is enabled with it or saved while it is. */
export function UnsendableDialog({ question }: { question: PreviewQuestion }) {
  return (
    <ConfirmDialog
      title="Save what cannot be sent?"
      opened={question.isOpen}
      onClose={question.close}
      confirmText="Save it all the same"
      cancelText="Go back"
      onConfirm={question.confirm}
    >
      <Text size="sm">By this mapping the test event cannot be sent, and neither can others like it:</Text>
      <List size="sm" style={{ overflowWrap: 'anywhere' }}>
        {question.errors.map(({ path, code, message }) => (
          <List.Item key={`${path} ${code} ${message}`}>{message}</List.Item>
        ))}
      </List>
    </ConfirmDialog>
  )
}
