import { Button, Group, Text } from '@mantine/core'
import { hasBlanksAround } from './blanks'

interface BlanksHintProps {
  /** What is typed. */
  text: string
  /** Of the setting. */
  label: string
  onTrim: (trimmed: string) => void
}

/** Below a setting: that it begins or ends with a blank, which cannot be seen in it, and the way to be rid of it. */
export function BlanksHint({ text, label, onTrim }: BlanksHintProps) {
  if (!hasBlanksAround(text)) return null
  return (
    <Group gap="sm" mt={6} role="status">
      <Text size="sm" c="var(--mantine-color-yellow-light-color)">
        It begins or ends with a blank, which is sent with it.
      </Text>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Remove the blank from ${label}`}
        onClick={() => onTrim(text.trim())}
      >
        Remove it
      </Button>
    </Group>
  )
}
