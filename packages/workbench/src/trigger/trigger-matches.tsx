import { Box, Group, Paper, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { MatchedEvents } from '../api/triggers'
import { EVENT_LINE, EventList, MOST_EVENT_LINES } from './event-list'
import { countInWords, UNREADABLE } from './match-words'
import type { TriggerCheck } from './use-trigger-check'

type Shown = 'all' | 'matched' | 'others'

const among = (events: MatchedEvents['events'], shown: Shown) =>
  shown === 'all' ? events : events.filter(({ matches }) => matches === (shown === 'matched'))

function Matched({ matched, words }: { matched: MatchedEvents; words: string }) {
  const [shown, setShown] = useState<Shown>('all')
  const events = among(matched.events, shown)
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500} role="status">
          {words}
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
        <Paper withBorder>
          <EventList events={events} label="Newest events" />
        </Paper>
      )}
    </Stack>
  )
}

/** As high as what comes, where the source has events enough. */
function Loading() {
  return (
    <Stack gap="xs" aria-busy="true" aria-label="Loading">
      <Skeleton height={30} />
      <Skeleton height={MOST_EVENT_LINES * EVENT_LINE + 2} />
    </Stack>
  )
}

const asUnmatched = ({ of, events }: MatchedEvents): MatchedEvents => ({
  count: 0,
  of,
  events: events.map((event) => ({ ...event, matches: false }))
})

/** Which of the newest events of the source a trigger matches. */
export function TriggerMatches({ check: { checked, isBehind, failure } }: { check: TriggerCheck }) {
  const [last, setLast] = useState<MatchedEvents>()
  const matched = checked?.matched
  if (matched !== undefined && matched !== last) setLast(matched)
  // A text that is being written cannot be read every now and then: the list stays, so that the page does not jump.
  const unmatched = useMemo(() => last && asUnmatched(last), [last])
  if (checked === undefined) return failure === undefined ? <Loading /> : null
  const shown = matched ?? unmatched
  if (shown?.of === 0)
    return (
      <Text size="sm" c="dimmed">
        The source has no events yet to try it on.
      </Text>
    )
  if (shown === undefined)
    return (
      <Text size="sm" c="dimmed">
        {UNREADABLE}
      </Text>
    )
  return (
    <Box aria-busy={isBehind} opacity={isBehind ? 0.6 : 1}>
      <Matched matched={shown} words={matched === undefined ? UNREADABLE : countInWords(shown)} />
    </Box>
  )
}
