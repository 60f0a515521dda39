import { Box, Group, Paper, ScrollArea, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { MatchedEvents } from '../api/triggers'
import type { TriggerCheck } from './use-trigger-check'

type Shown = 'all' | 'matched' | 'others'

/** Of an event in the list, in pixels. */
const LINE = 34

const MOST_LINES = 7

const number = new Intl.NumberFormat('en')

/** "Matches 3 of the last 20 events", in words that fit the numbers. */
function countInWords({ count, of }: MatchedEvents): string {
  if (of === 1) return count === 1 ? 'Matches the only event there is' : 'Does not match the only event there is'
  return `Matches ${count === of ? 'all' : number.format(count)} of the last ${number.format(of)} events`
}

function Events({ events, label }: { events: MatchedEvents['events']; label: string }) {
  const viewport = useRef<HTMLDivElement>(null)
  const lines = useVirtualizer({
    count: events.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => LINE,
    overscan: 8
  })
  return (
    <ScrollArea
      h={Math.min(events.length, MOST_LINES) * LINE}
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
              h={LINE}
              px="sm"
              pos="absolute"
              top={0}
              left={0}
              right={0}
              style={{ transform: `translateY(${start}px)` }}
            >
              {event.matches ? (
                <IconCheck size={16} color="var(--mantine-color-green-text)" role="img" aria-label="Matched:" />
              ) : (
                <IconMinus size={16} color="var(--mantine-color-dimmed)" role="img" aria-label="Not matched:" />
              )}
              <Text size="sm" w={64} c={event.matches ? undefined : 'dimmed'}>
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

const among = (events: MatchedEvents['events'], shown: Shown) =>
  shown === 'all' ? events : events.filter(({ matches }) => matches === (shown === 'matched'))

function Matched({ matched }: { matched: MatchedEvents }) {
  const [shown, setShown] = useState<Shown>('all')
  const events = among(matched.events, shown)
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500} role="status">
          {countInWords(matched)}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label="Events shown"
          value={shown}
          onChange={setShown}
          data={[
            { value: 'all', label: 'All' },
            { value: 'matched', label: 'Matched' },
            { value: 'others', label: 'Not matched' }
          ]}
        />
      </Group>
      {events.length === 0 ? (
        <Text size="sm" c="dimmed">
          {shown === 'matched' ? 'None of them is matched.' : 'All of them are matched.'}
        </Text>
      ) : (
        <Paper withBorder style={{ overflow: 'hidden' }}>
          <Events events={events} label="Newest events" />
        </Paper>
      )}
    </Stack>
  )
}

/** Which of the newest events of the source a trigger matches. */
export function TriggerMatches({ check: { checked, isBehind, failure } }: { check: TriggerCheck }) {
  if (checked === undefined) return failure === undefined ? <Skeleton height={LINE} /> : null
  const { matched } = checked
  if (matched === undefined)
    return (
      <Text size="sm" c="dimmed">
        It matches no event while it cannot be read.
      </Text>
    )
  if (matched.of === 0)
    return (
      <Text size="sm" c="dimmed">
        The source has no events yet to try it on.
      </Text>
    )
  return (
    <Box aria-busy={isBehind} opacity={isBehind ? 0.6 : 1}>
      <Matched matched={matched} />
    </Box>
  )
}
