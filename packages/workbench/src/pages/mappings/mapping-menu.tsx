import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconCursorText,
  IconDots,
  IconPencil,
  IconTrash
} from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Mapping } from '../../api/mappings'

interface MappingMenuProps {
  mapping: Mapping
  isFirst: boolean
  isLast: boolean
  /** Whether there may be no more mappings. */
  isFull: boolean
  onRename: () => void
  onDuplicate: () => void
  onMove: (by: -1 | 1) => void
  onDelete: () => void
}

/** What can be done with a mapping. */
export function MappingMenu({ mapping, isFirst, isLast, isFull, ...on }: MappingMenuProps) {
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More about ${mapping.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          to={`/destinations/${mapping.destinationId}/mappings/${mapping.id}`}
          leftSection={<IconPencil size={16} />}
        >
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<IconCursorText size={16} />} onClick={on.onRename}>
          Rename
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={on.onDuplicate} disabled={isFull}>
          Duplicate
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconArrowUp size={16} />} onClick={() => on.onMove(-1)} disabled={isFirst}>
          Move up
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown size={16} />} onClick={() => on.onMove(1)} disabled={isLast}>
          Move down
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item c="var(--mantine-color-error)" leftSection={<IconTrash size={16} />} onClick={on.onDelete}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
