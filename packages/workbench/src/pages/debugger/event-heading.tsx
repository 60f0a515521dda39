import { Box, Text, Title } from '@mantine/core'
import type { ListedEvent } from '../../api/events'
import type { Source } from '../../api/sources'
import { eventName } from '../../events/event-name'
import { Moment } from '../../ui/moment'
import classes from './debugger.module.css'
import { EventPageHeader } from './event-page-header'

interface EventHeadingProps {
  event: ListedEvent
  source: Source
  /** Whether the event is all of the page, rather than beside the list. */
  isPage: boolean
}

/** What an event is called, and when it came; with the way back to the list where it is all of the page. */
export function EventHeading({ event, source, isPage }: EventHeadingProps) {
  const name = eventName(event)
  const received = (
    <Text component="div" size="sm" c="dimmed">
      {event.type}, received <Moment at={event.receivedAt} />
    </Text>
  )
  if (isPage) return <EventPageHeader source={source} title={name} description={received} />
  return (
    <Box mb="md">
      <Title order={2} size="h4" className={classes.title} lineClamp={3} title={name}>
        {name}
      </Title>
      {received}
    </Box>
  )
}
