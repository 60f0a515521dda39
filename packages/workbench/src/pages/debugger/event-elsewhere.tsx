import { Button } from '@mantine/core'
import { IconArrowsSplit } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { ListedEvent } from '../../api/events'
import type { Source } from '../../api/sources'
import { EmptyState } from '../../ui/empty-state'
import { EventPageHeader } from './event-page-header'

interface EventElsewhereProps {
  event: ListedEvent
  /** The source whose events are looked at. */
  source: Source
  /** Whether the event is all of the page, rather than beside the list. */
  isPage: boolean
}

/** In the place of an event of another source. */
export function EventElsewhere({ event, source, isPage }: EventElsewhereProps) {
  return (
    <>
      {isPage && <EventPageHeader source={source} />}
      <EmptyState
        icon={IconArrowsSplit}
        title="This event is not here"
        action={
          <Button
            component={Link}
            to={`/sources/${event.sourceId}/debugger?event=${encodeURIComponent(event.id)}`}
            variant="light"
            size="xs"
          >
            Go to its source
          </Button>
        }
      >
        It was sent to another source.
      </EmptyState>
    </>
  )
}
