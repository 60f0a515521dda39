import { ThemeIcon } from '@mantine/core'
import {
  IconArrowsExchange,
  IconClick,
  IconDeviceMobile,
  IconFileText,
  IconQuestionMark,
  IconUser,
  IconUsersGroup
} from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'

const ICONS: Readonly<Record<string, Icon>> = {
  identify: IconUser,
  track: IconClick,
  page: IconFileText,
  screen: IconDeviceMobile,
  group: IconUsersGroup,
  alias: IconArrowsExchange
}

/** A sign for the type of an event; its name stands beside it. */
export function TypeIcon({ type }: { type: string }) {
  const Icon = ICONS[type] ?? IconQuestionMark
  return (
    <ThemeIcon variant="light" size={32} aria-hidden>
      <Icon size={18} stroke={1.7} />
    </ThemeIcon>
  )
}
