import { Button, Paper, Skeleton } from '@mantine/core'
import { IconInbox, IconSearchOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { receivedQuery } from '../../../api/movable-ink'
import { EmptyState } from '../../../ui/empty-state'
import { Loaded } from '../../../ui/loaded'
import { useMovableInkView } from '../use-movable-ink-view'
import { EventDrawer } from './event-drawer'
import { EventList } from './event-list'

const Nothing = ({ isSearched }: { isSearched: boolean }) =>
  isSearched ? (
    <EmptyState icon={IconSearchOff} title="No event has this in it">
      Looked at were the last 10,000 events that were accepted.
    </EmptyState>
  ) : (
    <EmptyState
      icon={IconInbox}
      title="Nothing has arrived yet"
      action={
        <Button component={Link} to="/sources" variant="light">
          Go to the sources
        </Button>
      }
    >
      Send an event to a source whose destination sends here. The collector keeps what arrives until it is stopped.
    </EmptyState>
  )

/** The newest events that were accepted; the address says which is opened. */
export function Accepted({ search, total }: { search: string; total: number }) {
  const received = useQuery(receivedQuery(search))
  const { event: opened, open, change } = useMovableInkView()
  return (
    <Loaded query={received} loading={<Skeleton height={420} />}>
      {(events) => (
        <>
          {events.length === 0 ? (
            <Nothing isSearched={search !== '' && total > 0} />
          ) : (
            <Paper withBorder style={{ overflow: 'hidden' }}>
              <EventList events={events} onOpen={({ id }) => open({ event: id })} />
            </Paper>
          )}
          <EventDrawer
            isOpened={opened !== undefined && !received.isPlaceholderData}
            event={events.find(({ id }) => id === opened)}
            onClose={() => change({ event: '' })}
          />
        </>
      )}
    </Loaded>
  )
}
