import { Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { eventQuery } from '../../api/events'
import type { ListedEvent, WholeEvent } from '../../api/events'
import { CopyButton } from '../../ui/copy-button'
import { JsonEditor } from '../../ui/json/json-view'
import { Loaded, LoadingLines } from '../../ui/loaded'
import { Moment } from '../../ui/moment'
import type { EventView } from './debugger-query'
import { EventDeliveries } from './event-deliveries'
import { EventPretty } from './event-pretty'
import type { PartOrder } from './event-pretty'
import { TestEventLink } from './test-event-link'

interface EventDetailsProps {
  id: string
  /** The event as the list has it: it is shown until all of it is there. */
  listed: ListedEvent | undefined
  view: EventView
  onViewChange: (view: EventView) => void
  /** Above it: its name, and when it came. */
  heading: (event: ListedEvent, received: ReactNode) => ReactNode
  /** Of the headings below that one. */
  partOrder: PartOrder
}

const UNKNOWN_YET = { message: null, attempts: 0, nextTryAt: null, finishedAt: null }

const asWhole = (listed: ListedEvent): WholeEvent => ({
  ...listed,
  deliveries: listed.deliveries.map((delivery) => ({ ...UNKNOWN_YET, ...delivery }))
})

/** One event: what it holds, and what became of it. */
export function EventDetails({ id, listed, view, onViewChange, heading, partOrder }: EventDetailsProps) {
  const event = useQuery({ ...eventQuery(id), placeholderData: listed && asWhole(listed) })
  return (
    <Loaded query={event} loading={<LoadingLines lines={5} height={64} />}>
      {(shown) => {
        const json = JSON.stringify(shown.payload, null, 2)
        return (
          <>
            {heading(
              shown,
              <Text component="div" size="sm" c="dimmed">
                {shown.type}, received <Moment at={shown.receivedAt} />
              </Text>
            )}
            <Stack gap="md">
              <Group gap="xs">
                <SegmentedControl
                  size="xs"
                  aria-label="How the event is shown"
                  value={view}
                  onChange={(value) => onViewChange(value === 'raw' ? 'raw' : 'pretty')}
                  data={[
                    { value: 'pretty', label: 'Pretty' },
                    { value: 'raw', label: 'Raw' }
                  ]}
                />
                <CopyButton withText of="JSON" text={json} />
                <TestEventLink sourceId={shown.sourceId} eventId={shown.id} />
              </Group>
              <EventDeliveries sourceId={shown.sourceId} deliveries={shown.deliveries} order={partOrder} />
              {view === 'pretty' ? (
                <EventPretty payload={shown.payload} order={partOrder} />
              ) : (
                <JsonEditor value={json} label="Event as JSON" />
              )}
            </Stack>
          </>
        )
      }}
    </Loaded>
  )
}
