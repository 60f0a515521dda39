import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sentenceOf } from '../../../api/api-error'

const SHOWN_MS = 1500

interface CopyOnDemandProps {
  /** What it is, such as "access secret". */
  of: string
  load: () => Promise<string>
}

/** Copies a secret, which is asked for when the button is pressed: it stands neither in the page nor in its memory. */
export function CopyOnDemand({ of, load }: CopyOnDemandProps) {
  const copying = useMutation({
    mutationFn: async () => navigator.clipboard.writeText(await load()),
    onError: (error) =>
      notifications.show({
        color: 'red',
        title: `The ${of} was not copied`,
        message:
          error instanceof DOMException ? 'The browser does not let this page use the clipboard.' : sentenceOf(error)
      })
  })
  const { isSuccess, reset } = copying
  useEffect(() => {
    if (!isSuccess) return
    const timer = setTimeout(reset, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isSuccess, reset])
  return (
    <Button
      size="xs"
      variant="default"
      loading={copying.isPending}
      leftSection={isSuccess ? <IconCheck size={16} /> : <IconCopy size={16} />}
      onClick={() => copying.mutate()}
    >
      {isSuccess ? 'Copied' : `Copy ${of}`}
    </Button>
  )
}
