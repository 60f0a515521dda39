import { Button } from '@mantine/core'
import { IconBug, IconPlugConnectedX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { sessionQuery } from '../api/session'
import { EmptyState } from '../ui/empty-state'
import { usePipelineAway } from './use-pipeline-away'

/**
 * In the place of a page that failed while it was drawn, or whose file could not be loaded: the workbench was built anew, or
 * the pipeline is away, which is asked: once it answers again, the page is loaded anew.
 */
export function BrokenPage() {
  useQuery({ ...sessionQuery, staleTime: 0 })
  const isAway = usePipelineAway()
  const wasAway = useRef(false)
  useEffect(() => {
    if (isAway) wasAway.current = true
    else if (wasAway.current) window.location.reload()
  }, [isAway])
  return (
    <EmptyState
      isPage
      icon={isAway ? IconPlugConnectedX : IconBug}
      title={isAway ? 'The pipeline does not answer' : 'This page could not be shown'}
      action={<Button onClick={() => window.location.reload()}>Load it again</Button>}
    >
      {isAway
        ? 'Look whether npm start is still running: this page is loaded again by itself. Nothing you saved is lost.'
        : 'Nothing you saved is lost. If it happens again, the pipeline may have been updated: load the page again.'}
    </EmptyState>
  )
}
