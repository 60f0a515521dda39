import { Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  icon: Icon
  title: string
  /** What would be here, and how it comes to be. */
  children?: ReactNode
  /** The way on. */
  action?: ReactNode
  /** Whether it is all of the page, which is then called by its title. */
  isPage?: boolean
}

/** In the place of what is not there yet. */
export function EmptyState({ icon: Icon, title, children, action, isPage = false }: EmptyStateProps) {
  useDocumentTitle(isPage ? `${title} · Movable Ink workbench` : '')
  return (
    <Stack align="center" gap="sm" py={56} px="md" ta="center">
      <ThemeIcon size={56} radius="xl" variant="light" aria-hidden>
        <Icon size={28} stroke={1.6} />
      </ThemeIcon>
      <Title order={isPage ? 1 : 2} size="h4">
        {title}
      </Title>
      {children !== undefined && (
        <Text component="div" c="dimmed" maw={520}>
          {children}
        </Text>
      )}
      {action}
    </Stack>
  )
}
