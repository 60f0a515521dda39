import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'

/**
 * Goes on at once where nothing is lost, and else when it is confirmed.
 *
 * @param what is lost, as a sentence
 */
export function confirmLoss(isLost: boolean, what: string, goOn: () => void): void {
  if (!isLost) {
    goOn()
    return
  }
  modals.openConfirmModal({
    title: 'Switch and lose what is there?',
    children: <Text size="sm">{what}</Text>,
    labels: { confirm: 'Switch', cancel: 'Keep it' },
    confirmProps: { color: 'red' },
    onConfirm: goOn
  })
}
