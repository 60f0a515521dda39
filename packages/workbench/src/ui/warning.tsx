import { Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'

/** What is taken as it is, and is probably not what was meant. */
export function Warning({ children }: { children: string }) {
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <IconAlertTriangle
        size={16}
        color="var(--mantine-color-yellow-text)"
        role="img"
        aria-label="Warning:"
        style={{ flexShrink: 0, marginTop: 2 }}
      />
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </Group>
  )
}
