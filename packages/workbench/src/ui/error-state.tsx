import { Button } from '@mantine/core'
import { IconAlertTriangle, IconPlugConnectedX, IconTrashX } from '@tabler/icons-react'
import { Link, useLocation } from 'react-router'
import { ApiError, sentenceOf } from '../api/api-error'
import { EmptyState } from './empty-state'
import type { EmptyStateProps } from './empty-state'

/** What an address leads to that is mistyped, as the API refuses it: there can be no such id. */
const isMistyped = (error: unknown) =>
  error instanceof ApiError && error.status === 400 && error.message.startsWith('The path is not what is taken here')

const isNotHere = (error: unknown) => (error instanceof ApiError && error.status === 404) || isMistyped(error)

/** Where what there is of a kind is listed, by the first part of an address. */
const LISTS: Readonly<Record<string, { to: string; text: string }>> = {
  sources: { to: '/sources', text: 'All sources' },
  destinations: { to: '/destinations', text: 'All destinations' }
}

/** The way on from an address that leads to nothing. */
function ToList() {
  const { pathname } = useLocation()
  const { to, text } = LISTS[pathname.split('/')[1] ?? ''] ?? { to: '/', text: 'Go to the overview' }
  return (
    <Button component={Link} to={to} variant="light">
      {text}
    </Button>
  )
}

function lookOf(error: unknown) {
  const status = error instanceof ApiError ? error.status : undefined
  if (isMistyped(error)) return { icon: IconTrashX, title: 'This is not here' }
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
          isNotHere(error)
            ? isPage && <ToList />
            : onRetry && (
                <Button variant="light" loading={isTrying} onClick={onRetry}>
                  Try again
                </Button>
              )
        }
      >
        {isMistyped(error) ? 'The address may be mistyped.' : sentenceOf(error)}
      </EmptyState>
    </div>
  )
}
