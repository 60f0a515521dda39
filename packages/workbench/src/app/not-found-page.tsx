import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { Link } from 'react-router'
import { EmptyState } from '../ui/empty-state'

/** In the place of a page that there is not. */
export function NotFoundPage() {
  return (
    <EmptyState
      isPage
      icon={IconMapOff}
      title="There is no such page"
      action={
        <Button component={Link} to="/" variant="light">
          Go to the overview
        </Button>
      }
    >
      The address may be mistyped, or what it leads to was deleted.
    </EmptyState>
  )
}
