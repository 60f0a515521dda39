import { Anchor, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './page-header.module.css'

export interface PageHeaderProps {
  title: string
  /** One line: what the page is for. */
  description?: ReactNode
  /** The pages above this one. */
  above?: readonly { title: string; to: string }[]
  /** Beside the title: a badge, such as of a state. */
  beside?: ReactNode
  /** What can be done here; on the right, or below where it is narrow. */
  actions?: ReactNode
  /** Whether it is below the description, too, where it is narrow: to be read first. */
  areActionsLast?: boolean
}

/** A name without spaces is broken where the window ends. */
const BREADCRUMB = { overflowWrap: 'anywhere', whiteSpace: 'normal' } as const

/** The top of each page. Names the browser's tab, too. */
export function PageHeader({ title, description, above = [], beside, actions, areActionsLast }: PageHeaderProps) {
  useDocumentTitle(`${[title, ...above.map((page) => page.title).toReversed()].join(' · ')} · Movable Ink workbench`)
  return (
    <Stack gap={4} mb="lg" className={areActionsLast === true ? styles.actionsLast : undefined}>
      {above.length > 0 && (
        <Breadcrumbs separatorMargin={6} styles={{ breadcrumb: BREADCRUMB }}>
          {above.map(({ title, to }) => (
            <Anchor key={to} component={Link} to={to} size="sm">
              {title}
            </Anchor>
          ))}
        </Breadcrumbs>
      )}
      <Group justify="space-between" align="flex-start" gap="sm" className={styles.top}>
        <Group gap="sm" miw={0} maw="100%">
          <Title order={1} size="h2" miw={0} lineClamp={3} title={title}>
            {title}
          </Title>
          {beside}
        </Group>
        {actions !== undefined && (
          <Group gap="xs" className={styles.actions}>
            {actions}
          </Group>
        )}
      </Group>
      {description !== undefined && (
        <Text component="div" c="dimmed">
          {description}
        </Text>
      )}
    </Stack>
  )
}
