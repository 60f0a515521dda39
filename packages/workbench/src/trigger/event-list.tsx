import { Box, Group, ScrollArea, Text } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { MatchedEvents } from '../api/triggers'

/** Of an event in the list, in pixels. */
export const EVENT_LINE = 34

/** More are scrolled to. */
export const MOST_EVENT_LINES = 7

/** However long the name beside it is. */
const WHOLE = { flexShrink: 0 }

interface EventListProps {
  events: MatchedEvents['events']
  label: string
}

/** Events, each with whether it is matched; drawn as far as they are in view, for there may be 500. */
export function EventList({ events, label }: EventListProps) {
  const viewport = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- what it returns is used here, and handed on to nothing
  const lines = useVirtualizer({
    count: events.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => EVENT_LINE,
    overscan: 8
  })
  return (
    <ScrollArea
      h={Math.min(events.length, MOST_EVENT_LINES) * EVENT_LINE}
      viewportRef={viewport}
      type="auto"
      viewportProps={{ tabIndex: 0 }}
    >
      <Box role="list" aria-label={label} h={lines.getTotalSize()} pos="relative">
        {lines.getVirtualItems().map(({ index, start }) => {
          const event = events[index]
          if (event === undefined) return null
          return (
            <Group
              key={event.id}
              role="listitem"
              aria-setsize={events.length}
              aria-posinset={index + 1}
              gap="sm"
              wrap="nowrap"
              h={EVENT_LINE}
              px="sm"
              pos="absolute"
              top={0}
              left={0}
              right={0}
              style={{ transform: `translateY(${start}px)` }}
            >
              {event.matches ? (
                <IconCheck
                  size={16}
                  color="var(--mantine-color-green-text)"
                  role="img"
                  aria-label="Matched:"
                  style={WHOLE}
                />
              ) : (
                <IconMinus
                  size={16}
                  color="var(--mantine-color-dimmed)"
                  role="img"
                  aria-label="Not matched:"
                  style={WHOLE}
                />
              )}
              <Text size="sm" w={64} style={WHOLE} c={event.matches ? undefined : 'dimmed'}>
                {event.type}
              </Text>
              <Text size="sm" truncate c={event.matches ? undefined : 'dimmed'}>
                {event.name ?? ''}
              </Text>
            </Group>
          )
        })}
      </Box>
    </ScrollArea>
  )
}
