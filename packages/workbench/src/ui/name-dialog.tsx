import { Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../api/api-error'
import { Question } from './question'

interface NameDialogProps<Saved> {
  title: string
  saveText: string
  /** What it is called now. Default: nothing. */
  name?: string
  description?: string
  opened: boolean
  onClose: () => void
  save: (name: string) => Promise<Saved>
  onSaved: (saved: Saved) => Promise<void>
}

function NameForm<Saved>(props: NameDialogProps<Saved>) {
  const { saveText, name: old = '', description, onClose, save, onSaved } = props
  const [name, setName] = useState(old)
  const saving = useMutation({
    mutationFn: () => save(name),
    onSuccess: async (saved) => {
      onClose()
      await onSaved(saved)
    }
  })
  const mistake = saving.error instanceof ApiError ? saving.error.mistakeAt('name') : undefined
  return (
    <Question
      confirmText={saveText}
      isPending={saving.isPending}
      isIncomplete={name.trim() === '' || name === old}
      error={mistake === undefined ? saving.error : undefined}
      onConfirm={() => saving.mutate()}
      onCancel={onClose}
    >
      <TextInput
        label="Name"
        description={description}
        data-autofocus
        required
        maxLength={100}
        value={name}
        onChange={(change) => setName(change.currentTarget.value)}
        error={mistake}
      />
    </Question>
  )
}

/** Asks what something is to be called. */
export function NameDialog<Saved>(props: NameDialogProps<Saved>) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <NameForm {...props} />
    </Modal>
  )
}
