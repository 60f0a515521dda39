import { Box, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Explanation } from '../../api/totals'
import { FixedBy } from '../../ui/fixed-by'

interface ErrorRowProps {
  heading: ReactNode
  explanation: Explanation
  /** Of deliveries or events, in words. */
  counts: ReactNode
  children?: ReactNode
  actions?: ReactNode
}

/** One reason for which events are not delivered. */
export function ErrorRow({ heading, explanation, counts, children, actions }: ErrorRowProps) {
  return (
    <Box
      component="li"
      py="md"
      px="md"
      style={{ borderTop: '1px solid var(--mantine-color-default-border)', listStyle: 'none' }}
    >
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={6} flex="1 1 320px" miw={0}>
          <Group gap="xs">
            {heading}
            <FixedBy who={explanation.fixedBy} />
          </Group>
          <Text size="sm" maw={680}>
            {explanation.summary}
          </Text>
          {children}
        </Stack>
        <Group gap="md" justify="flex-end">
          <Text size="sm" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {counts}
          </Text>
          {actions}
        </Group>
      </Group>
    </Box>
  )
}
