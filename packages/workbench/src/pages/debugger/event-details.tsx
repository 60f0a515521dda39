import { Group, SegmentedControl, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { eventQuery } from '../../api/events'
import type { ListedEvent, WholeEvent } from '../../api/events'
import type { Source } from '../../api/sources'
import { CopyButton } from '../../ui/copy-button'
import { JsonEditor } from '../../ui/json/json-view'
import { Loaded, LoadingLines } from '../../ui/loaded'
import type { EventView, QueryChanges } from './debugger-query'
import classes from './debugger.module.css'
import { EventDeliveries } from './event-deliveries'
import { EventElsewhere } from './event-elsewhere'
import { EventHeading } from './event-heading'
import { EventPageHeader } from './event-page-header'
import { EventPretty } from './event-pretty'
import { TestEventLink } from './test-event-link'

interface EventDetailsProps {
  id: string
  /** The event as the list has it: it is shown until all of it is there. */
  listed: ListedEvent | undefined
  source: Source
  /** Whether the event is all of the page, rather than beside the list. */
  isPage: boolean
  view: EventView
  onChange: (changes: QueryChanges) => void
}

const UNKNOWN_YET = { message: null, attempts: 0, nextTryAt: null, finishedAt: null }

const asWhole = (listed: ListedEvent): WholeEvent => ({
  ...listed,
  deliveries: listed.deliveries.map((delivery) => ({ ...UNKNOWN_YET, ...delivery }))
})

interface WholeEventShownProps extends Omit<EventDetailsProps, 'id' | 'listed'> {
  event: WholeEvent
}

function WholeEventShown({ event, source, isPage, view, onChange }: WholeEventShownProps) {
  const json = JSON.stringify(event.payload, null, 2)
  const order = isPage ? 2 : 3
  return (
    <>
      <EventHeading event={event} source={source} isPage={isPage} />
      <Stack gap="md">
        <Group gap="xs" className={classes.ways}>
          <SegmentedControl
            size="xs"
            aria-label="How the event is shown"
            value={view}
            onChange={(value) => onChange({ view: value === 'raw' ? 'raw' : undefined })}
            data={[
              { value: 'pretty', label: 'Pretty' },
              { value: 'raw', label: 'Raw' }
            ]}
          />
          <CopyButton withText of="JSON" text={json} />
          <TestEventLink sourceId={source.id} eventId={event.id} />
        </Group>
        <EventDeliveries sourceId={source.id} deliveries={event.deliveries} order={order} />
        {view === 'pretty' ? (
          <EventPretty payload={event.payload} order={order} />
        ) : (
          <JsonEditor value={json} label="Event as JSON" />
        )}
      </Stack>
    </>
  )
}

/** One event: what it holds, and what became of it. It stays as it is while others come. */
export const EventDetails = memo(function EventDetails({ id, listed, ...shown }: EventDetailsProps) {
  const event = useQuery({ ...eventQuery(id), placeholderData: listed && asWhole(listed) })
  return (
    <>
      {shown.isPage && event.data === undefined && <EventPageHeader source={shown.source} />}
      <Loaded query={event} loading={<LoadingLines lines={5} height={64} />}>
        {(whole) =>
          whole.sourceId === shown.source.id ? (
            <WholeEventShown event={whole} {...shown} />
          ) : (
            <EventElsewhere event={whole} source={shown.source} isPage={shown.isPage} />
          )
        }
      </Loaded>
    </>
  )
})
