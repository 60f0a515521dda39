import { Anchor, Button, Text } from '@mantine/core'
import { Fragment } from 'react'
import { Link } from 'react-router'
import type { Destination } from '../../api/destinations'
import type { Totals } from '../../api/totals'
import { unmatchedBecause } from '../../delivery-figures/unmatched'
import { eventName } from '../../events/event-name'
import { countOf } from '../../ui/counting'
import { Moment } from '../../ui/moment'
import { ErrorRow } from './error-row'

const WAYS = { settings: 'Open Settings', mappings: 'Look at the mappings' }

/** That events went nowhere: why, the newest of them in the Debugger, and where it is changed. */
export function UnmatchedRow({
  destination,
  totals: { unmatchedEvents, newestUnmatched }
}: {
  destination: Destination
  totals: Totals
}) {
  const { summary, page } = unmatchedBecause(destination)
  return (
    <ErrorRow
      heading={
        <Text fw={650} ff="monospace">
          NO_MATCHING_MAPPING
        </Text>
      }
      explanation={{ summary, fixedBy: 'you' }}
      counts={countOf(unmatchedEvents, 'event')}
      actions={
        <Button component={Link} to={`/destinations/${destination.id}/${page}`} variant="default" size="xs">
          {WAYS[page]}
        </Button>
      }
    >
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        Newest:{' '}
        {newestUnmatched.map((event, place) => (
          <Fragment key={event.id}>
            {place > 0 && '; '}
            <Anchor
              component={Link}
              to={`/sources/${destination.sourceId}/debugger?event=${event.id}`}
              size="sm"
              underline="always"
            >
              {eventName(event)}
            </Anchor>
            , <Moment at={event.receivedAt} />
          </Fragment>
        ))}
      </Text>
    </ErrorRow>
  )
}
