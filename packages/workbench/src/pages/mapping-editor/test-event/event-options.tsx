import { Badge, Group, Text, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './event-options.module.css'

export interface EventOption {
  key: string
  type: string
  name: string
  /** On the right: when it came, such as. */
  beside?: ReactNode
  onChoose: () => void
}

/** Events to choose one of. */
export function EventOptions({ options, label }: { options: readonly EventOption[]; label: string }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {options.map(({ key, type, name, beside, onChoose }) => (
        <li key={key}>
          <UnstyledButton className={styles.option} onClick={onChoose}>
            <Group gap="sm" wrap="nowrap" justify="space-between">
              <Group gap="sm" wrap="nowrap" miw={0}>
                <Badge variant="default" w={78} style={{ flex: 'none' }}>
                  {type}
                </Badge>
                <Text size="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
                  {name}
                </Text>
              </Group>
              <Text component="div" size="xs" c="dimmed" style={{ flex: 'none' }}>
                {beside}
              </Text>
            </Group>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
