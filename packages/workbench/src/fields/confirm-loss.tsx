import { Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../ui/confirm-dialog'

interface Asked {
  what: string
  goOn: () => void
}

/** To ask before something written is lost: `confirmLoss`, and the dialog that it opens. */
export function useConfirmLoss() {
  const [isOpen, setOpen] = useState(false)
  // What was asked last is still to be read while the dialog closes.
  const [asked, setAsked] = useState<Asked>()
  const close = () => setOpen(false)
  return {
    /**
     * Goes on at once where nothing is lost, and else when it is confirmed.
     *
     * @param what is lost, as a sentence
     */
    confirmLoss: (isLost: boolean, what: string, goOn: () => void) => {
      if (!isLost) return goOn()
      setAsked({ what, goOn })
      setOpen(true)
    },
    lossDialog: (
      <ConfirmDialog
        title="Switch and lose what is there?"
        opened={isOpen}
        onClose={close}
        isDangerous
        confirmText="Switch"
        cancelText="Keep it"
        onConfirm={() => {
          close()
          asked?.goOn()
        }}
      >
        <Text size="sm">{asked?.what}</Text>
      </ConfirmDialog>
    )
  }
}
