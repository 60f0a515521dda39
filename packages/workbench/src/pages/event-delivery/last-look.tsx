import { Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { sentenceOf } from '../../api/api-error'
import { timeOfDay } from '../../ui/time-in-words'

/** When the figures were looked at, and why not since if that failed. */
export function LastLook({ at, error }: { at: number; error: Error | null }) {
  if (at === 0) return null
  const time = timeOfDay(at)
  if (error === null) {
    return (
      <Text size="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
        As of {time}
      </Text>
    )
  }
  return (
    <Group gap={6} wrap="nowrap" c="var(--mantine-color-error)" role="status">
      <IconAlertTriangle size={16} style={{ flexShrink: 0 }} />
      <Text size="sm">
        As of {time}, not since: {sentenceOf(error)}
      </Text>
    </Group>
  )
}
