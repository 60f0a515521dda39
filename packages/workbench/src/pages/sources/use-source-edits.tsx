import { Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Source } from '../../api/sources'
import { DeleteSource } from './delete-source'
import { RenameSource } from './rename-source'

interface SourceEdits {
  /** For a menu. */
  items: ReactNode
  /** What the items open: beside the menu, which is gone by then. */
  dialogs: ReactNode
}

/**
 * Renaming and deleting a source.
 *
 * @param leave leaves a page of the source once it is deleted; without it the page stays
 */
export function useSourceEdits(source: Source, leave?: () => Promise<void>): SourceEdits {
  const [isRenaming, renaming] = useDisclosure()
  const [isDeleting, deleting] = useDisclosure()
  return {
    items: (
      <>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={renaming.open}>
          Rename
        </Menu.Item>
        <Menu.Item c="var(--mantine-color-error)" leftSection={<IconTrash size={16} />} onClick={deleting.open}>
          Delete
        </Menu.Item>
      </>
    ),
    dialogs: (
      <>
        <RenameSource source={source} opened={isRenaming} onClose={renaming.close} />
        <DeleteSource source={source} opened={isDeleting} onClose={deleting.close} leave={leave} />
      </>
    )
  }
}
