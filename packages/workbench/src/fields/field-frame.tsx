import { Stack, Text, Title } from '@mantine/core'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { Warning } from '../ui/warning'

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
          <Warning key={hint}>{hint}</Warning>
        ))}
      </div>
      {help}
    </Stack>
  )
}
