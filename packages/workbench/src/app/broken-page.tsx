import { Button } from '@mantine/core'
import { IconBug } from '@tabler/icons-react'
import { EmptyState } from '../ui/empty-state'

/** In the place of a page that failed while it was drawn, or whose file is gone since the workbench was built anew. */
export function BrokenPage() {
  return (
    <EmptyState
      isPage
      icon={IconBug}
      title="This page could not be shown"
      action={<Button onClick={() => window.location.reload()}>Load it again</Button>}
    >
      Nothing you saved is lost. If it happens again, the pipeline may have been updated: load the page again.
    </EmptyState>
  )
}
