import { Group, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { useId } from 'react'
import type { ReactNode } from 'react'

interface SectionProps {
  /** Its place in Segment's own order. */
  number: number
  title: string
  description?: ReactNode
  /** On the right of the title. */
  beside?: ReactNode
  children: ReactNode
}

/** One step of editing a mapping. */
export function Section({ number, title, description, beside, children }: SectionProps) {
  const id = useId()
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section" aria-labelledby={id}>
      <Stack gap="md">
        <div>
          <Group justify="space-between" gap="xs" mih={28}>
            <Group gap="sm" wrap="nowrap">
              <ThemeIcon size={26} radius="xl" variant="light" aria-hidden>
                <Text span size="sm" fw={650}>
                  {number}
                </Text>
              </ThemeIcon>
              <Title order={2} size="h4" id={id}>
                {title}
              </Title>
            </Group>
            {beside}
          </Group>
          {description !== undefined && (
            <Text component="div" size="sm" c="dimmed" mt={4}>
              {description}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Paper>
  )
}
