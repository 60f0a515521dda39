import { Box, Text, Title } from '@mantine/core'
import { useSearchParams } from 'react-router'
import type { ListedEvent } from '../../api/events'
import type { Source } from '../../api/sources'
import { eventName } from '../../events/event-name'
import { Moment } from '../../ui/moment'
import { PageHeader } from '../../ui/page-header'
import { changedQuery } from './debugger-query'
import classes from './debugger.module.css'

interface EventHeadingProps {
  event: ListedEvent
  source: Source
  /** Whether the event is all of the page, rather than beside the list. */
  isPage: boolean
}

/** What an event is called, and when it came; with the way back to the list where it is all of the page. */
export function EventHeading({ event, source, isPage }: EventHeadingProps) {
  const [params] = useSearchParams()
  const received = (
    <Text component="div" size="sm" c="dimmed">
      {event.type}, received <Moment at={event.receivedAt} />
    </Text>
  )
  if (isPage) {
    const list = changedQuery(params, { event: undefined }).toString()
    return (
      <PageHeader
        title={eventName(event)}
        above={[
          { title: 'Sources', to: '/sources' },
          { title: source.name, to: `?${list}` }
        ]}
        description={received}
      />
    )
  }
  return (
    <Box mb="md">
      <Title order={2} size="h4" className={classes.title}>
        {eventName(event)}
      </Title>
      {received}
    </Box>
  )
}
