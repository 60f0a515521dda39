import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { previewQuery } from '../../api/preview'
import type { Preview, Tried } from '../../api/preview'

/** What is done when it is asked for, or confirmed. */
interface Step {
  /** Whether edits are saved, or the mapping is only enabled. */
  saves: boolean
  goOn: () => void
}

interface Asked extends Step {
  errors: Preview['errors']
}

/**
 * Asks before a mapping is saved for events to flow through it that cannot send the test event.
 *
 * @param tried the mapping as it is edited, with the test event; undefined while one of them is missing
 */
export function usePreviewQuestion(tried: Tried | undefined) {
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  // What was asked last is still to be read while the dialog closes.
  const [asked, setAsked] = useState<Asked>()
  const looking = useMutation<Preview['errors'], Error, Step>({
    mutationFn: async () => {
      if (tried === undefined) return []
      // What cannot be previewed is not kept from being saved.
      const preview = await queries.fetchQuery(previewQuery(tried)).catch(() => undefined)
      return preview?.errors ?? []
    },
    onSuccess: (errors, step) => {
      if (errors.length === 0) return step.goOn()
      setAsked({ ...step, errors })
      setOpen(true)
    }
  })
  return {
    /** Goes on at once, or when it is confirmed. */
    askFirst: looking.mutate,
    isLooking: looking.isPending,
    isOpen,
    errors: asked?.errors ?? [],
    saves: asked?.saves ?? false,
    close: () => setOpen(false),
    confirm: () => {
      setOpen(false)
      asked?.goOn()
    }
  }
}

export type PreviewQuestion = ReturnType<typeof usePreviewQuestion>
