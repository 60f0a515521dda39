import { Button, Group } from '@mantine/core'
import { IconClockSearch, IconSend } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Destination } from '../../api/destinations'
import { rangeThatHolds } from '../../delivery-figures/ranges'
import type { Range, RangeName } from '../../delivery-figures/ranges'
import { useNow } from '../../ui/clock'
import { EmptyState } from '../../ui/empty-state'
import { Moment } from '../../ui/moment'

interface NothingHereProps {
  destination: Destination
  range: Range
  onRange: (name: RangeName) => void
}

/** In the place of figures and list when no event was received in the range. */
export function NothingHere({ destination: { sourceId, newestEventAt }, range, onRange }: NothingHereProps) {
  const now = useNow()
  const toDebugger = (variant: 'light' | 'default') => (
    <Button component={Link} to={`/sources/${sourceId}/debugger`} variant={variant}>
      Send a sample in the Debugger
    </Button>
  )
  if (newestEventAt === null) {
    return (
      <EmptyState icon={IconSend} title="No event has come yet" action={toDebugger('light')}>
        This page shows what became of each event that the source receives: delivered, not delivered and why, or still
        being tried.
      </EmptyState>
    )
  }
  const longer = rangeThatHolds(Date.parse(newestEventAt), now)
  return (
    <EmptyState
      icon={IconClockSearch}
      title={`No event in ${range.words}`}
      action={
        <Group gap="xs" justify="center">
          {longer !== undefined && longer.ms > range.ms && (
            <Button variant="light" onClick={() => onRange(longer.name)}>
              Show {longer.words}
            </Button>
          )}
          {toDebugger('default')}
        </Group>
      }
    >
      The newest event of the source came <Moment at={newestEventAt} />.
    </EmptyState>
  )
}
