import { Button, Skeleton, Stack } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { EmptyState } from '../../ui/empty-state'
import classes from './debugger.module.css'
import { EventList } from './event-list'
import { LiveBar } from './live-bar'
import type { useLiveEvents } from './use-live-events'

interface EventPaneProps extends Omit<ComponentProps<typeof EventList>, 'events'> {
  live: ReturnType<typeof useLiveEvents>
  isFiltered: boolean
  onPausedChange: (isPaused: boolean) => void
  onClearFilters: () => void
}

function LoadingRows() {
  return (
    <Stack gap={12} p="sm" aria-busy="true" aria-label="Loading">
      {Array.from({ length: 8 }, (_, row) => (
        <Skeleton key={row} height={48} />
      ))}
    </Stack>
  )
}

/** The list with its switch, or what stands in its place. */
export function EventPane({ live, isFiltered, onPausedChange, onClearFilters, ...list }: EventPaneProps) {
  const { events, isStale, isPaused, waiting, connection } = live
  return (
    <section className={classes.pane} aria-label="Events of this source" aria-busy={isStale}>
      <LiveBar
        count={events?.length}
        connection={connection}
        isPaused={isPaused}
        waiting={waiting}
        onPausedChange={onPausedChange}
      />
      <div className={classes.rows} data-stale={isStale || undefined}>
        {events === undefined && <LoadingRows />}
        {events?.length === 0 && (
          <EmptyState
            icon={IconFilterOff}
            title={isFiltered ? 'No event fits' : 'No events'}
            action={
              isFiltered && (
                <Button variant="light" size="xs" onClick={onClearFilters}>
                  Clear search and filters
                </Button>
              )
            }
          >
            {isFiltered && 'The last 500 events are searched. New ones that fit are shown as they come.'}
          </EmptyState>
        )}
        {events !== undefined && events.length > 0 && <EventList events={events} {...list} />}
      </div>
    </section>
  )
}
