import { Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useId } from 'react'
import type { ReactNode } from 'react'

interface FieldFrameProps {
  label: string
  description: string
  /** What is wrong with the field as a whole. */
  mistakes: readonly string[]
  /** What is not wrong, but not as it looks. */
  hints: readonly string[]
  children: ReactNode
  /** Below what is wrong. */
  help?: ReactNode
}

/** A field of the action: its name, what it is for, its editor, and what is wrong with it. */
export function FieldFrame({ label, description, mistakes, hints, children, help }: FieldFrameProps) {
  const id = useId()
  return (
    <Stack gap="xs" role="group" aria-labelledby={id}>
      <div>
        <Title order={3} size="sm" id={id}>
          {label}
        </Title>
        <Text size="sm" c="dimmed">
          {description}
        </Text>
      </div>
      {children}
      <div aria-live="polite">
        {mistakes.map((mistake) => (
          <Text key={mistake} size="sm" c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>
            {mistake}
          </Text>
        ))}
        {hints.map((hint) => (
          <Group key={hint} gap={6} wrap="nowrap" align="flex-start">
            <IconAlertTriangle
              size={16}
              color="var(--mantine-color-yellow-text)"
              role="img"
              aria-label="Warning:"
              style={{ flexShrink: 0, marginTop: 2 }}
            />
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {hint}
            </Text>
          </Group>
        ))}
      </div>
      {help}
    </Stack>
  )
}
