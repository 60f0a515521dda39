import { Button } from '@mantine/core'
import { IconAlertTriangle, IconPlugConnectedX, IconTrashX } from '@tabler/icons-react'
import { ApiError, sentenceOf } from '../api/api-error'
import { EmptyState } from './empty-state'
import type { EmptyStateProps } from './empty-state'

function lookOf(error: unknown) {
  const status = error instanceof ApiError ? error.status : undefined
  if (status === 0) return { icon: IconPlugConnectedX, title: 'The pipeline does not answer' }
  if (status === 404) return { icon: IconTrashX, title: 'This is not here any more' }
  return { icon: IconAlertTriangle, title: 'This could not be loaded' }
}

interface ErrorStateProps extends Pick<EmptyStateProps, 'isPage'> {
  error: unknown
  onRetry?: () => void
  /** Whether it is being tried again. */
  isTrying?: boolean
}

/** In the place of what could not be loaded. */
export function ErrorState({ error, onRetry, isTrying = false, isPage }: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState
        {...lookOf(error)}
        isPage={isPage}
        action={
          onRetry && (
            <Button variant="light" loading={isTrying} onClick={onRetry}>
              Try again
            </Button>
          )
        }
      >
        {sentenceOf(error)}
      </EmptyState>
    </div>
  )
}
