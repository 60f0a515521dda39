import { ActionIcon, Button, CopyButton as Copying, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'

interface CopyButtonProps {
  /** What is copied. */
  text: string
  /** What it is, such as "payload". */
  of: string
  /** With words beside the sign. */
  withText?: boolean
}

/** Copies a text, and says that it has. */
export function CopyButton({ text, of, withText = false }: CopyButtonProps) {
  return (
    <Copying value={text} timeout={1500}>
      {({ copied, copy }) => {
        const icon = copied ? <IconCheck size={16} /> : <IconCopy size={16} />
        if (withText) {
          return (
            <Button size="xs" variant="default" leftSection={icon} onClick={copy}>
              {copied ? 'Copied' : `Copy ${of}`}
            </Button>
          )
        }
        return (
          <Tooltip label={copied ? 'Copied' : `Copy ${of}`}>
            <ActionIcon variant="subtle" color="gray" aria-label={`Copy ${of}`} onClick={copy}>
              {icon}
            </ActionIcon>
          </Tooltip>
        )
      }}
    </Copying>
  )
}
